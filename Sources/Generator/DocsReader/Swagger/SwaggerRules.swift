import Diagnostics

/// All diagnostics of the reader about Swagger files.
extension DocsReaderRules {
  static let swagger: [DiagnosticRule] = [
    swaggerMalformed, swaggerStructure, swaggerUnsupported, swaggerUnknownKey, swaggerTypeDiffers,
    swaggerPageDiffers, swaggerTypeRenamed, swaggerOperationLeftOut, swaggerNotFollowed,
    swaggerRemark,
  ]

  static let swaggerMalformed = DiagnosticRule(
    "swagger-malformed", severity: .error, title: "a Swagger file that does not parse",
    explanation: """
      The file is not JSON, or has a name twice in one object. It is probably cut off, or was edited \
      by hand. Nothing of it is read.
      """)
  static let swaggerStructure = DiagnosticRule(
    "swagger-structure", severity: .error, title: "a Swagger file that contradicts itself",
    explanation: """
      The file refers to a definition that it does not have, or a definition refers to nothing but \
      itself; an operation has a parameter twice in one place; or a part of the file is missing or of \
      another kind than Swagger 2.0 says.
      """)
  static let swaggerUnsupported = DiagnosticRule(
    "swagger-unsupported", severity: .error,
    title: "a construct of Swagger this tool does not read",
    explanation: """
      What is read is Swagger 2.0 as this documentation uses it: paths with operations; parameters in \
      the path, the query, headers, a form or the body; definitions that are objects, lists, maps, \
      enumerations and simple values; and references to definitions of the same file. Reading on as \
      if anything else were not there would leave out a part of the service without a word.
      """)
  static let swaggerUnknownKey = DiagnosticRule(
    "swagger-unknown-key", severity: .warning,
    title: "a key of a Swagger file nothing is read from",
    explanation: """
      Swagger 2.0 does not have this key. It is not part of the model. Keys that begin with `x-` are \
      extensions and are passed over without a word.
      """)
  static let swaggerTypeDiffers = DiagnosticRule(
    "swagger-type-differs", severity: .warning, title: "Swagger and SOAP state different types",
    explanation: """
      The Swagger file states a type that cannot be what the WSDL or the SOAP samples state. What \
      they state is used; the two may be of different revisions. Of each kind of difference one is \
      shown.
      """)
  static let swaggerPageDiffers = DiagnosticRule(
    "swagger-page-differs", severity: .note, title: "a REST page that contradicts the Swagger file",
    explanation: """
      The REST page of an operation states something else than the Swagger file does. The Swagger \
      file is believed: pages are known to print false types where a schema has no description. Of \
      each kind of difference one is shown.
      """)
  static let swaggerTypeRenamed = DiagnosticRule(
    "swagger-type-renamed", severity: .note,
    title: "a definition that is not called by the last part of its name",
    explanation: """
      A type is called by the last part of the name of its definition, which is its name over SOAP. Two \
      definitions of different shapes end in the same part, or the name has characters that no type can \
      have in its name. The type is called by a longer name, which depends on nothing but the names of \
      the definitions. "names" in docs2swift.json sets another one.
      """)
  static let swaggerOperationLeftOut = DiagnosticRule(
    "swagger-operation-left-out", severity: .warning,
    title: "an operation of a Swagger file that is not in the model",
    explanation: """
      The operation has no `operationId`, which names it as the uid of a page does; or neither its path nor \
      its id says which service it belongs to. Operations of agents are recognised by their path, those of \
      entities by an id of the form `v1<Entity>_<Operation>`. All other operations of the file are read.
      """)
  static let swaggerNotFollowed = DiagnosticRule(
    "swagger-not-followed", severity: .warning,
    title: "messages that are not what a Swagger file states",
    explanation: """
      The file states something about requests or responses that generated code does not do: another \
      form of a list, another media type of a body, a required header, properties of any name next to \
      those of a type, a second schema of success. Requests may be refused, and parts of responses are \
      not received. A header can be passed in the options of a call; for everything else, ask the \
      service whether it accepts what is sent. A statement at several places of a file is reported at \
      the first one.
      """)
  static let swaggerRemark = DiagnosticRule(
    "swagger-remark", severity: .note,
    title: "a statement of a Swagger file that generated code does not use",
    explanation: """
      The file restricts values, or says something about them, that the model has no place for. What \
      is sent and received is the same, but generated code does not check it, fill it in or say it. A \
      statement at several places of a file is reported at the first one.
      """)
}
