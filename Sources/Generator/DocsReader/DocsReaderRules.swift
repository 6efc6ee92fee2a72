import Diagnostics

/// All diagnostics of the reader about pages, one row for each kind.
package enum DocsReaderRules {
  package static let all = pages + IncludeRules.all + wsdl + swagger

  private static let pages: [DiagnosticRule] = [
    notUTF8, unclosedFrontMatter, missingFrontMatter, emptyPage, unrecognizedPage,
    duplicateUID, duplicatePage, noOperation, operationCase, titleMismatch, pageNotInIndex,
    unreadablePage, pageTooLarge,
    missingSection, unclosedFence, sectionInCode, unrecognizedSection, unrecognizedText,
    malformedTable, tableRowWidth, tableRowMissing, tableRowContinued, tableRowName,
    tableRowRepeated, tableRowCopied, typeLabelUnreadable,
    xmlSample, xmlSampleStructure, xmlUnknownAttribute, xmlUntyped, unknownXMLType,
    jsonSample, httpSample,
    namespaceMismatch, operationMismatch, operationConflict, typeShapeConflict, typeNameClash,
    fieldRepeated,
    unknownFieldType, unknownParameterName, restParameterUnmatched, restParameterMissing,
    restParameterPlace, restFieldMissing, restOnlyProperty, restTypeDiffers, restUnknownType,
    restNoSuccess, restVersionUnknown, restUncallable, sampleKind,
  ]

  /// Warnings about parts that are not in the model. Compared with a model that has these parts,
  /// the lack of them looks like a change.
  package static let partlyRead = [
    duplicatePage, pageNotInIndex, unrecognizedPage, tableRowMissing, sectionInCode,
    restUncallable,
  ]

  // MARK: The set of pages

  static let duplicateUID = DiagnosticRule(
    "duplicate-uid", severity: .error, title: "two pages have one uid",
    explanation: """
      The `uid` (or `id`) of a page names it across the documentation. Two pages about different \
      things with the same one mean that a page was copied and only partly edited.
      """)
  static let duplicatePage = DiagnosticRule(
    "duplicate-page", severity: .warning, title: "a second page of one operation",
    explanation: """
      Two pages describe the same operation of the same version in the same way. The page whose path \
      sorts first is used, and the other one is not; it is probably a copy.
      """)
  static let noOperation = DiagnosticRule(
    "no-operation", severity: .note, title: "a page that describes no operation",
    explanation: """
      An index, a page of prose or a list of contents: nothing is read from it. If it describes an \
      operation, its title is not that of one.
      """)
  static let operationCase = DiagnosticRule(
    "operation-case", severity: .warning, title: "two operations that differ only by case",
    explanation: """
      Two operations of one service have names that differ in nothing but upper and lower case. Both \
      are part of the model; one of the pages probably misspells the other's operation.
      """)
  static let pageNotInIndex = DiagnosticRule(
    "page-not-in-index", severity: .warning, title: "an operation page its index does not list",
    explanation: """
      The agent's `index.md` lists every operation the agent has, and this page is not among them: \
      it is left over from an operation that no longer exists. It is not part of the model.
      """)

  // MARK: A page as a whole

  static let notUTF8 = DiagnosticRule(
    "not-utf8", severity: .error, title: "a page is not UTF-8",
    explanation: """
      Pages and Swagger files are UTF-8; a file of XML may declare another encoding. The place is that \
      of the first byte that is not; save the file in UTF-8.
      """)
  static let unclosedFrontMatter = DiagnosticRule(
    "unclosed-front-matter", severity: .error, title: "front matter without an end",
    explanation: """
      The page begins with `---` and has no second line of that kind, so that it is not known where \
      its text starts. The page is probably cut off.
      """)
  static let missingFrontMatter = DiagnosticRule(
    "missing-front-matter", severity: .error, title: "an operation page without a title",
    explanation: """
      The page has the samples of an operation page and no front matter with a `title`, which is \
      what says the operation it is about.
      """)
  static let emptyPage = DiagnosticRule(
    "empty-page", severity: .error, title: "a page that lost its content",
    explanation: """
      The page is empty, so that it is not known what it was about. Were it left out, what it \
      describes would vanish from the generated code without a word. Restore it from its source, or \
      delete it.
      """)
  static let unrecognizedPage = DiagnosticRule(
    "unrecognized-page", severity: .warning,
    title: "a file that is not a page of the documentation",
    explanation: """
      The file has neither a title nor a heading, so that nothing could be read from it. It may be \
      text that other pages include, or a page that is cut off.
      """)
  static let unreadablePage = DiagnosticRule(
    "unreadable-page", severity: .error, title: "a page no parser could be made for",
    explanation: """
      The Markdown or XML parser could not be created, which happens only when memory runs out.
      """)
  static let pageTooLarge = DiagnosticRule(
    "page-too-large", severity: .error, title: "a page that is larger than any of an operation",
    explanation: """
      The Markdown parser needs up to 200 bytes of memory for each byte of a page. Therefore a page \
      of more than 2 MB is not read. The largest known page of an operation has 64 KB.
      """)
  static let titleMismatch = DiagnosticRule(
    "title-mismatch", severity: .warning, title: "a page contradicts its own title",
    explanation: """
      The title, the uid, the first heading and the path of a page name the same operation. Where \
      they differ the title decides, and the page was probably copied and only partly edited.
      """)

  // MARK: The structure of a page

  static let missingSection = DiagnosticRule(
    "missing-section", severity: .error, title: "a section every operation page has is missing",
    explanation: """
      Without the section the operation cannot be described. The page is probably cut off, or the \
      heading was changed.
      """)
  static let unclosedFence = DiagnosticRule(
    "unclosed-fence", severity: .error, title: "a code block without an end",
    explanation: """
      The code block is opened and the page ends before it is closed: the page is cut off. What is \
      in the block is not read.
      """)
  static let sectionInCode = DiagnosticRule(
    "section-in-code", severity: .warning, title: "a code block with a section of the page in it",
    explanation: """
      A code block ends at the next line of three backquotes. If such a line is missing or doubled, \
      the text after it becomes code, and the code after that becomes text. Nothing is read from the \
      sections in the block.
      """)
  static let unrecognizedSection = DiagnosticRule(
    "unrecognized-section", severity: .warning, title: "a part of a page nothing is read from",
    explanation: """
      The page has a heading, a table or a code block that no operation page has at this place. It \
      is not part of the model; should it be, the reader has to learn about it.
      """)
  static let unrecognizedText = DiagnosticRule(
    "unrecognized-text", severity: .warning, title: "text nothing is read from",
    explanation: "The text stands where operation pages have none. It is not part of the model.")
  static let malformedTable = DiagnosticRule(
    "malformed-table", severity: .error, title: "a table without its header or separator row",
    explanation: """
      Tables are told apart by the cells of their header row, and a row of dashes (`|---|---|`) \
      separates it from the others. A cell of the header is missing or misspelt here, or there is no \
      separator row, so that nothing in the table can be read. If the page ends there, it is cut off.
      """)
  package static let tableRowMissing = DiagnosticRule(
    "table-row-missing", severity: .warning, title: "a table lacks a row for what a sample shows",
    explanation: """
      A sample of a page, its endpoint or its URLs show a parameter or a property for which the \
      table has no row. Samples and tables are made from one source, so that the page lost rows. \
      Restore it from its source.

      A page can also lose the whole table, or its section about the request body although a sample \
      request or the header 'Content-Type' shows that there is one.

      A parameter without a row cannot be sent. A property without a row is read from the sample if \
      that shows its type. Types are read from all pages that show them, so that operations on other \
      pages may change, too.
      """)
  static let tableRowWidth = DiagnosticRule(
    "table-row-width", severity: .error, title: "a table row with a missing or surplus cell",
    explanation: """
      Every row has as many cells as the header. With one missing it is not known which one; a `|` \
      inside a cell is written `\\|`.
      """)
  static let tableRowName = DiagnosticRule(
    "table-row-name", severity: .error, title: "a table row without a name",
    explanation: """
      The first cell of a row is the name of a parameter or a property, as messages have it: without \
      formatting and without blanks. A row without such a name cannot be sent or read.
      """)
  static let typeLabelUnreadable = DiagnosticRule(
    "type-label", severity: .warning, title: "a type that is neither a known word nor a name",
    explanation: """
      The type of a parameter, a property or a body is a known word (`string`, `int32`, `array`), \
      `Enum:` with its members, or the name of a type. This one is none of these, so that it is read \
      like a type that the page does not name. A list is written `array`, and its items are in the \
      samples.
      """)
  static let tableRowRepeated = DiagnosticRule(
    "table-row-repeated", severity: .error, title: "two rows of one name",
    explanation: """
      Each row of a table is a parameter or a property of its own, and is known by its name. Two rows \
      of one name that differ, in one table or in two of the same kind, cannot both be right.
      """)
  static let tableRowCopied = DiagnosticRule(
    "table-row-copied", severity: .warning, title: "a row that occurs twice",
    explanation: """
      The row says word for word what another one says, in the same table or in one of the same kind. \
      It is read once.
      """)
  static let tableRowContinued = DiagnosticRule(
    "table-row-continued", severity: .warning, title: "a table row that goes on in the next line",
    explanation: """
      A row of a table is one line. The text of the next line is taken as the rest of the last cell.
      """)

  // MARK: The samples of a page

  static let xmlSample = DiagnosticRule(
    "xml-sample", severity: .error, title: "an XML sample that does not parse",
    explanation: """
      The sample is not well-formed XML with declared namespaces. Without a WSDL, \
      signature and types of a SOAP operation are read from its samples.
      """)
  static let xmlSampleStructure = DiagnosticRule(
    "xml-sample-structure", severity: .error, title: "an XML sample that is not a SOAP message",
    explanation: """
      A sample is an `Envelope` with a `Body` that holds exactly one element, the wrapper of the \
      parameters or results. In the wrapper, in a type and in the header each element is there once; \
      a list is an element that holds its items.
      """)
  static let xmlUnknownAttribute = DiagnosticRule(
    "xml-unknown-attribute", severity: .warning, title: "an attribute nothing is read from",
    explanation: """
      Elements of samples have the attributes `xsi:type` and `xsi:nil` and no others. This one is \
      not part of the model.
      """)
  static let xmlUntyped = DiagnosticRule(
    "xml-untyped-element", severity: .warning, title: "a sampled element without a type",
    explanation: """
      Every element has an `xsi:type`, but for those that are nil and the items of dictionaries. The \
      type of this one is taken from another page, if one shows it.
      """)
  static let unknownXMLType = DiagnosticRule(
    "unknown-xml-type", severity: .warning, title: "a simple type this tool does not know",
    explanation: """
      The sample names a type of XML Schema or of Microsoft's serialization schema that no service \
      of this documentation was known to use. The value is treated as unknown.
      """)
  static let jsonSample = DiagnosticRule(
    "json-sample", severity: .error, title: "a JSON sample that does not parse",
    explanation: "The body of the sample is not JSON, and nothing says that it is a file.")
  static let httpSample = DiagnosticRule(
    "http-sample", severity: .error, title: "a REST sample without a start line",
    explanation: """
      A request sample begins with a method and a path, a response sample with `HTTP/1.1` and a \
      status; headers follow, then an empty line and the body.
      """)

  // MARK: Statements of several pages

  static let namespaceMismatch = DiagnosticRule(
    "namespace-mismatch", severity: .warning, title: "a sample in an unexpected namespace",
    explanation: """
      The messages of a Services version share one namespace, which the profile derives from the \
      version's name. The sample uses another one, and the sample is believed.
      """)
  static let operationMismatch = DiagnosticRule(
    "operation-mismatch", severity: .error, title: "a sample of another operation",
    explanation: """
      The element in the body of a request is named like the operation. The page is about one \
      operation and shows another one's request.
      """)
  static let operationConflict = DiagnosticRule(
    "operation-conflict", severity: .error, title: "two pages describe one operation differently",
    explanation: """
      The same operation of the same version has two pages that disagree on parameters, results or \
      binding. Pages of two revisions of the documentation may have been mixed.
      """)
  static let typeShapeConflict = DiagnosticRule(
    "type-shape-conflict", severity: .error, title: "one type with two shapes",
    explanation: """
      Within a Services version a type has the same fields on every page. Pages of two revisions \
      of the documentation may have been mixed, or one of them is wrong.
      """)
  static let typeNameClash = DiagnosticRule(
    "type-name-clash", severity: .error, title: "two types with one name",
    explanation: """
      Two types of different namespaces have the same local name within one Services version. They \
      cannot be told apart in the model.
      """)
  static let fieldRepeated = DiagnosticRule(
    "field-repeated", severity: .error, title: "a type repeats a field of the type it extends",
    explanation: """
      A value holds the fields of the type it extends, and its own. Two of one name cannot be told \
      apart: JSON has one place for them, and a schema that has both is ambiguous.

      The correction that is printed removes the repetition: what is sent then is the field of the \
      base type.
      """)
  static let unknownFieldType = DiagnosticRule(
    "unknown-field-type", severity: .note, title: "a field whose type no page shows",
    explanation: """
      Samples stop at a certain depth and show nothing below. A field that is only ever shown there \
      has no known type; pages of further agents, or the WSDL, may show it.

      The correction that is printed has a text in place of the type: replace it. `?` says that the \
      type is not known.
      """)
  static let unknownParameterName = DiagnosticRule(
    "unknown-parameter-name", severity: .note,
    title: "prose about a parameter the operation does not have",
    explanation: """
      The list of parameters in the prose names one that the sample does not show. Prose is that of \
      the newest version; the sample is believed and the text is left out.
      """)
  static let restParameterUnmatched = DiagnosticRule(
    "rest-parameter-unmatched", severity: .warning, title: "a REST parameter without a counterpart",
    explanation: """
      The REST page has a parameter that could not be matched to one of the SOAP operation, neither \
      by name nor by place. It is part of the REST binding alone.
      """)
  static let restParameterMissing = DiagnosticRule(
    "rest-parameter-missing", severity: .warning, title: "a parameter the REST page does not have",
    explanation: """
      The SOAP operation has a parameter that the REST page of the same operation does not mention. \
      Over REST it cannot be sent.
      """)
  static let restParameterPlace = DiagnosticRule(
    "rest-parameter-place", severity: .note, title: "a REST parameter that is matched by its place",
    explanation: """
      No parameter of the SOAP operation has the name of a value on the REST page or in the Swagger \
      file. As many values as parameters were left, so that they are matched in order. If that is \
      wrong, the page has an operation of another revision.
      """)
  static let restFieldMissing = DiagnosticRule(
    "rest-field-missing", severity: .note,
    title: "a REST table that lacks a field of a similar type",
    explanation: """
      Only REST tables show the type, and it is nearly the same as a type of the SOAP pages or a WSDL, \
      often with links in addition. Then its fields have the types that they have there. The table \
      lacks a field of that type: the page lost a row, or is older than the SOAP page or the WSDL.
      """)
  static let restOnlyProperty = DiagnosticRule(
    "rest-only-property", severity: .note, title: "a property only the REST pages know",
    explanation: """
      A table or a JSON sample of a REST page, or a Swagger file, shows a property that a type does \
      not have elsewhere: neither SOAP samples and WSDLs nor other tables of the type have it. It is \
      added to the type, after its own fields, and is sent over REST alone.
      """)
  static let sampleKind = DiagnosticRule(
    "sample-kind", severity: .warning, title: "a JSON sample that contradicts the type",
    explanation: """
      The sample shows a value that the type of the property cannot have in JSON: a number where \
      text is expected, an object where a list is. The type is believed, and what the service really \
      sends would not decode.
      """)
  static let restTypeDiffers = DiagnosticRule(
    "rest-type-differs", severity: .warning, title: "SOAP and REST pages state different types",
    explanation: """
      The type column of a REST table, or the type of a body or a response, cannot mean the type that \
      the SOAP sample shows. The sample is believed: the column is known to be wrong where a schema \
      has no description.
      """)
  static let restNoSuccess = DiagnosticRule(
    "rest-no-success", severity: .note, title: "an operation without a status of success",
    explanation: """
      The table of responses lists statuses of failure only. What the operation answers when it \
      succeeds is what the rest of the page shows, and nothing when that shows nothing.
      """)
  static let restUncallable = DiagnosticRule(
    "rest-uncallable", severity: .warning, title: "an operation that no request over REST can call",
    explanation: """
      Every name in braces in the path needs one parameter that is sent there, and every such \
      parameter needs its name in the path. A request has at most one body, and two values of one \
      name cannot be told apart. What the page or the Swagger file states breaks one of these rules, \
      so that every call would fail. The operation is left out, or only its REST binding if it is \
      offered over SOAP as well.

      A correction of the operation can state the right binding.
      """)
  static let restVersionUnknown = DiagnosticRule(
    "rest-version-unknown", severity: .error,
    title: "REST pages that join a version that is not there",
    explanation: """
      "restVersion" in docs2swift.json names the Services version that REST pages belong to, and \
      there is no SOAP page and no WSDL of that version. SOAP and REST of an operation would be two \
      operations in two modules.
      """)
  static let restUnknownType = DiagnosticRule(
    "rest-unknown-type", severity: .note, title: "a REST value whose type is on no page",
    explanation: """
      The operation has no SOAP page and is in no WSDL, and the REST page does not name the type of the value or names \
      one that is known to be printed in place of others. The value is treated as unknown.

      Or the page has the table of a body and no sample, so that it does not show whether the body is \
      one such object or a list of them: it is taken for a list because its name is in the plural.

      In the correction that is printed, a text in place of a type is to be replaced. `?` says that \
      the type is not known.
      """)
}
