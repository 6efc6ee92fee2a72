import Diagnostics

/// All diagnostics of the reader about WSDL and schema documents.
extension DocsReaderRules {
  static let wsdl: [DiagnosticRule] = [
    unsupported, wsdlRemark, wsdlMalformed, wsdlStructure, wsdlUnknownType, missingImport,
    unusedSchema, wsdlAddress, wsdlTypeDiffers, wsdlOperationDiffers, operationNotInWSDL,
    missingWSDL, wsdlEncoding,
  ]

  static let unsupported = DiagnosticRule(
    "unsupported", severity: .warning, title: "a construct this tool does not carry",
    explanation: """
      WSDL and XML Schema allow more than generated code can send and receive. What a type cannot be \
      read for is kept as XML: values of that type arrive whole, in order, and are sent as they are. \
      An operation that cannot be called at all is left out. Nothing else is affected.
      """)
  static let wsdlRemark = DiagnosticRule(
    "wsdl-remark", severity: .note,
    title: "something in a WSDL that is carried in a simpler way, or not needed",
    explanation: """
      A WSDL may offer an operation over several protocols and at several addresses, hold remarks for \
      other tools, and restrict values further than their types do. The note says what is used of it, \
      or what is not looked at.
      """)
  static let wsdlEncoding = DiagnosticRule(
    "wsdl-encoding", severity: .warning,
    title: "a file of XML that declares an encoding it may not have",
    explanation: """
      The XML declaration names an encoding, and the bytes are valid UTF-8 as well: perhaps the file was \
      converted, and its declaration was not. Every XML reader believes the declaration.
      """)
  static let missingWSDL = DiagnosticRule(
    "missing-wsdl", severity: .note, title: "a linked WSDL that is not in the folder",
    explanation: """
      The operation pages of a service link to its WSDL, and that is not there. Samples show one \
      member of an enumeration and no base types: the WSDL, as a page or as a file (`.wsdl`, \
      `.xml`) anywhere in the folder, has all of them.
      """)
  static let wsdlMalformed = DiagnosticRule(
    "wsdl-malformed", severity: .error, title: "a WSDL that does not parse",
    explanation: """
      The document is not well-formed XML with declared prefixes. A document type declaration, and \
      with it entities, are refused as well: they are not needed, and can be used to do harm.
      """)
  static let wsdlStructure = DiagnosticRule(
    "wsdl-structure", severity: .error, title: "a WSDL that contradicts itself",
    explanation: """
      The document refers to a message, a port type or an element it does not declare, declares one \
      twice, or leaves out a name. It was probably edited, or is cut off.
      """)
  static let wsdlUnknownType = DiagnosticRule(
    "wsdl-unknown-type", severity: .warning, title: "a type no schema defines",
    explanation: """
      A schema refers to a type that is defined neither in the same document nor in another one that \
      is read. The schema file that defines it is missing. What has a value of the type is kept as \
      XML, or left out.
      """)
  static let missingImport = DiagnosticRule(
    "missing-import", severity: .warning, title: "an imported schema that is missing",
    explanation: """
      A WSDL or a schema imports another one, and none of the files that are read has its \
      namespace, or the file at the location has another one; or it includes a file that is not there. Nothing is ever fetched from a network: the \
      file has to be in the folder of the documentation.
      """)
  static let unusedSchema = DiagnosticRule(
    "unused-schema", severity: .warning, title: "a schema file no WSDL imports",
    explanation: """
      No WSDL in the folder leads to the schema: not by the location of an import or an include, and, \
      for imports whose file is missing, not by its namespace. Nothing of it is part of the model.
      """)
  static let wsdlAddress = DiagnosticRule(
    "wsdl-address", severity: .warning, title: "a service at an unexpected address",
    explanation: """
      The address of a service ends in a path that the profile derives from the version and the \
      agent. This one does not; clients use the path of the profile.
      """)
  static let wsdlTypeDiffers = DiagnosticRule(
    "wsdl-type-differs", severity: .warning, title: "a sample that contradicts the WSDL",
    explanation: """
      The samples show a type in another way than the WSDL defines it. The WSDL is believed. The \
      pages and the WSDL may be of different revisions.
      """)
  static let wsdlOperationDiffers = DiagnosticRule(
    "wsdl-operation-differs", severity: .warning,
    title: "an operation page that contradicts the WSDL",
    explanation: """
      The operation page and the WSDL of the agent state different signatures or bindings. The WSDL \
      is believed. The two may be of different revisions.
      """)
  static let operationNotInWSDL = DiagnosticRule(
    "operation-not-in-wsdl", severity: .warning, title: "an operation page the WSDL does not know",
    explanation: """
      The WSDL of an agent lists all its operations, and this one is not among them. It is part of \
      the model nevertheless: the WSDL may be the older of the two.
      """)
}
