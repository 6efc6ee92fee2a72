import Diagnostics

/// Everything the reader can say about pages, one row for each kind of finding.
package enum DocsReaderRules {
  package static let all = pages + IncludeRules.all + wsdl + swagger

  private static let pages: [DiagnosticRule] = [
    notUTF8, unclosedFrontMatter, missingFrontMatter, emptyPage, unrecognizedPage,
    duplicateUID, duplicatePage, noOperation, operationCase, titleMismatch, pageNotInIndex,
    unreadablePage,
    missingSection, unclosedFence, unrecognizedSection, unrecognizedText, malformedTable,
    tableRowWidth, tableRowContinued, tableRowRepeated, tableRowCopied,
    xmlSample, xmlSampleStructure, xmlUnknownAttribute, xmlUntyped, unknownXMLType,
    jsonSample, httpSample,
    namespaceMismatch, operationMismatch, operationConflict, typeShapeConflict, typeNameClash,
    fieldRepeated,
    unknownFieldType, unknownParameterName, restParameterUnmatched, restParameterMissing,
    restOnlyProperty, restTypeDiffers, restUnknownType, restNoSuccess, restVersionUnknown,
    sampleKind,
  ]

  // MARK: The set of pages

  static let duplicateUID = DiagnosticRule(
    "duplicate-uid", .error, "two pages have one uid",
    """
    The `uid` (or `id`) of a page names it across the documentation. Two pages about different \
    things with the same one mean that a page was copied and only partly edited.
    """)
  static let duplicatePage = DiagnosticRule(
    "duplicate-page", .warning, "a second page of one operation",
    """
    Two pages describe the same operation of the same version in the same way. The page whose path \
    sorts first is used, and the other one is not; it is probably a copy.
    """)
  static let noOperation = DiagnosticRule(
    "no-operation", .note, "a page that describes no operation",
    """
    An index, a page of prose or a list of contents: nothing is read from it. If it describes an \
    operation, its title is not that of one.
    """)
  static let operationCase = DiagnosticRule(
    "operation-case", .warning, "two operations that differ only by case",
    """
    Two operations of one service have names that differ in nothing but upper and lower case. Both \
    are part of the model; one of the pages probably misspells the other's operation.
    """)
  static let pageNotInIndex = DiagnosticRule(
    "page-not-in-index", .warning, "an operation page its index does not list",
    """
    The agent's `index.md` lists every operation the agent has, and this page is not among them: \
    it is left over from an operation that no longer exists. It is not part of the model.
    """)

  // MARK: A page as a whole

  static let notUTF8 = DiagnosticRule(
    "not-utf8", .error, "a page is not UTF-8",
    """
    Pages and Swagger files are UTF-8; a file of XML may declare another encoding. The place is that \
    of the first byte that is not; save the file in UTF-8.
    """)
  static let unclosedFrontMatter = DiagnosticRule(
    "unclosed-front-matter", .error, "front matter without an end",
    """
    The page begins with `---` and has no second line of that kind, so that it is not known where \
    its text starts. The page is probably cut off.
    """)
  static let missingFrontMatter = DiagnosticRule(
    "missing-front-matter", .error, "an operation page without a title",
    """
    The page has the samples of an operation page and no front matter with a `title`, which is \
    what says the operation it is about.
    """)
  static let emptyPage = DiagnosticRule(
    "empty-page", .error, "a page that lost its content",
    """
    The page is empty, so that it is not known what it was about. Were it left out, what it \
    describes would vanish from the generated code without a word. Restore it from its source, or \
    delete it.
    """)
  static let unrecognizedPage = DiagnosticRule(
    "unrecognized-page", .warning, "a file that is no page of the documentation",
    """
    The file has neither a title nor a heading, so that nothing could be read from it. It may be \
    text that other pages include, or a page that is cut off.
    """)
  static let unreadablePage = DiagnosticRule(
    "unreadable-page", .error, "a page no parser could be made for",
    """
    The Markdown or XML parser could not be created, which happens only when memory runs out.
    """)
  static let titleMismatch = DiagnosticRule(
    "title-mismatch", .warning, "a page contradicts its own title",
    """
    The title, the uid, the first heading and the path of a page name the same operation. Where \
    they differ the title decides, and the page was probably copied and only partly edited.
    """)

  // MARK: Its structure

  static let missingSection = DiagnosticRule(
    "missing-section", .error, "a section every operation page has is missing",
    """
    Without the section the operation cannot be described. The page is probably cut off, or the \
    heading was changed.
    """)
  static let unclosedFence = DiagnosticRule(
    "unclosed-fence", .error, "a code block without an end",
    """
    The code block is opened and the page ends before it is closed: the page is cut off. What is \
    in the block is not read.
    """)
  static let unrecognizedSection = DiagnosticRule(
    "unrecognized-section", .warning, "a part of a page nothing is read from",
    """
    The page has a heading, a table or a code block that no operation page has at this place. It \
    is not part of the model; should it be, the reader has to learn about it.
    """)
  static let unrecognizedText = DiagnosticRule(
    "unrecognized-text", .warning, "text nothing is read from",
    """
    The text stands where operation pages have none. It is not part of the model.
    """)
  static let malformedTable = DiagnosticRule(
    "malformed-table", .error, "a table with the wrong header",
    """
    Tables are told apart by the cells of their header row. One of them is missing or misspelt \
    here, so that nothing in the table can be read.
    """)
  static let tableRowWidth = DiagnosticRule(
    "table-row-width", .error, "a table row with a missing or surplus cell",
    """
    Every row has as many cells as the header. With one missing it is not known which one; a `|` \
    inside a cell is written `\\|`.
    """)
  static let tableRowRepeated = DiagnosticRule(
    "table-row-repeated", .error, "two rows of one name",
    """
    Each row of a table is a parameter or a property of its own, and is known by its name. Two rows \
    of one name that differ, in one table or in two of the same kind, cannot both be right.
    """)
  static let tableRowCopied = DiagnosticRule(
    "table-row-copied", .warning, "a row that is there twice",
    """
    The row says word for word what another one says, in the same table or in one of the same kind. \
    It is read once.
    """)
  static let tableRowContinued = DiagnosticRule(
    "table-row-continued", .warning, "a table row that goes on in the next line",
    """
    A row of a table is one line. The text of the next line is taken as the rest of the last cell.
    """)

  // MARK: Its samples

  static let xmlSample = DiagnosticRule(
    "xml-sample", .error, "an XML sample that does not parse",
    """
    The sample is not well-formed XML with declared namespaces. Without a WSDL, \
    signature and types of a SOAP operation are read from its samples.
    """)
  static let xmlSampleStructure = DiagnosticRule(
    "xml-sample-structure", .error, "an XML sample that is no SOAP message",
    """
    A sample is an `Envelope` with a `Body` that holds exactly one element, the wrapper of the \
    parameters or results. In the wrapper, in a type and in the header each element is there once; \
    a list is an element that holds its items.
    """)
  static let xmlUnknownAttribute = DiagnosticRule(
    "xml-unknown-attribute", .warning, "an attribute nothing is read from",
    """
    Elements of samples have the attributes `xsi:type` and `xsi:nil` and no others. This one is \
    not part of the model.
    """)
  static let xmlUntyped = DiagnosticRule(
    "xml-untyped-element", .warning, "a sampled element without a type",
    """
    Every element has an `xsi:type`, but for those that are nil and the items of dictionaries. The \
    type of this one is taken from another page, if one shows it.
    """)
  static let unknownXMLType = DiagnosticRule(
    "unknown-xml-type", .warning, "a simple type this tool does not know",
    """
    The sample names a type of XML Schema or of Microsoft's serialization schema that no service \
    of this documentation was known to use. The value is treated as unknown.
    """)
  static let jsonSample = DiagnosticRule(
    "json-sample", .error, "a JSON sample that does not parse",
    """
    The body of the sample is not JSON, and nothing says that it is a file.
    """)
  static let httpSample = DiagnosticRule(
    "http-sample", .error, "a REST sample without a start line",
    """
    A request sample begins with a method and a path, a response sample with `HTTP/1.1` and a \
    status; headers follow, then an empty line and the body.
    """)

  // MARK: What pages claim together

  static let namespaceMismatch = DiagnosticRule(
    "namespace-mismatch", .warning, "a sample in an unexpected namespace",
    """
    The messages of a Services version share one namespace, which the profile derives from the \
    version's name. The sample uses another one, and the sample is believed.
    """)
  static let operationMismatch = DiagnosticRule(
    "operation-mismatch", .error, "a sample of another operation",
    """
    The element in the body of a request is named like the operation. The page is about one \
    operation and shows another one's request.
    """)
  static let operationConflict = DiagnosticRule(
    "operation-conflict", .error, "two pages describe one operation differently",
    """
    The same operation of the same version has two pages that disagree on parameters, results or \
    binding. Pages of two revisions of the documentation may have been mixed.
    """)
  static let typeShapeConflict = DiagnosticRule(
    "type-shape-conflict", .error, "one type with two shapes",
    """
    Within a Services version a type has the same fields on every page. Pages of two revisions \
    of the documentation may have been mixed, or one of them is wrong.
    """)
  static let typeNameClash = DiagnosticRule(
    "type-name-clash", .error, "two types with one name",
    """
    Two types of different namespaces have the same local name within one Services version. They \
    cannot be told apart in the model.
    """)
  static let fieldRepeated = DiagnosticRule(
    "field-repeated", .error, "a type repeats a field of the type it extends",
    """
    A value holds the fields of the type it extends, and its own. Two of one name cannot be told \
    apart: JSON has one place for them, and a schema that has both is ambiguous.

    The correction that is printed removes the repetition: what is sent then is the field of the \
    base type.
    """)
  static let unknownFieldType = DiagnosticRule(
    "unknown-field-type", .note, "a field whose type no page shows",
    """
    Samples stop at a certain depth and show nothing below. A field that is only ever shown there \
    has no known type; pages of further agents, or the WSDL, may show it.
    """)
  static let unknownParameterName = DiagnosticRule(
    "unknown-parameter-name", .note, "prose about a parameter the operation does not have",
    """
    The list of parameters in the prose names one that the sample does not show. Prose is that of \
    the newest version; the sample is believed and the text is left out.
    """)
  static let restParameterUnmatched = DiagnosticRule(
    "rest-parameter-unmatched", .warning, "a REST parameter without a counterpart",
    """
    The REST page has a parameter that could not be matched to one of the SOAP operation, neither \
    by name nor by place. It is part of the REST binding alone.
    """)
  static let restParameterMissing = DiagnosticRule(
    "rest-parameter-missing", .warning, "a parameter the REST page does not have",
    """
    The SOAP operation has a parameter that the REST page of the same operation does not mention. \
    Over REST it cannot be sent.
    """)
  static let restOnlyProperty = DiagnosticRule(
    "rest-only-property", .note, "a property only the REST pages know",
    """
    The table or the JSON sample of a REST page shows a property that the SOAP samples of the type \
    do not have. It is added to the type, after its own fields.
    """)
  static let sampleKind = DiagnosticRule(
    "sample-kind", .warning, "a JSON sample that contradicts the type",
    """
    The sample shows a value that the type of the property cannot have in JSON: a number where \
    text is expected, an object where a list is. The type is believed, and what the service really \
    sends would not decode.
    """)
  static let restTypeDiffers = DiagnosticRule(
    "rest-type-differs", .warning, "SOAP and REST pages state different types",
    """
    The type column of a REST table cannot mean the type that the SOAP sample shows. The sample is \
    believed: the column is known to be wrong where a schema has no description.
    """)
  static let restNoSuccess = DiagnosticRule(
    "rest-no-success", .note, "an operation without a status of success",
    """
    The table of responses lists statuses of failure only. What the operation answers when it \
    succeeds is what the rest of the page shows, and nothing when that shows nothing.
    """)
  static let restVersionUnknown = DiagnosticRule(
    "rest-version-unknown", .error, "REST pages that join a version that is not there",
    """
    "restVersion" in docs2swift.json names the Services version that REST pages belong to, and \
    there is no SOAP page and no WSDL of that version. SOAP and REST of an operation would be two \
    operations in two modules.
    """)
  static let restUnknownType = DiagnosticRule(
    "rest-unknown-type", .note, "a REST value whose type no page tells",
    """
    The operation has no SOAP page and is in no WSDL, and the REST page does not name the type of the value or names \
    one that is known to be printed in place of others. The value is treated as unknown.

    Or the page has the table of a body and no sample, so that it does not tell whether the body is \
    one such object or a list of them: it is taken for a list because its name is in the plural.
    """)
}
