/// Names that Swift, Foundation or the runtime already uses, by context.
///
/// A word in `quoted` only needs backticks; a word in `taken` needs another name.
struct ReservedNames: Sendable {
  var quoted: Set<String> = []
  var taken: Set<String> = []

  func adding(taken more: some Sequence<String>) -> ReservedNames {
    ReservedNames(quoted: quoted, taken: taken.union(more))
  }

  /// Properties of generated types.
  static let members = ReservedNames(
    quoted: keywords,
    // `self.self` and `init` mean something else even in backticks. `coder` is the argument of the
    // method that codes the fields, `isNilValue` a property of every value.
    taken: ["self", "Self", "init", "Type", "Protocol", "coder", "isNilValue"])

  /// Methods of clients, services, mocks and servers, in addition to their own declarations.
  static let methods = ReservedNames(
    quoted: keywords,
    taken: [
      "self", "Self", "init", "Type", "Protocol", "connection", "capturingResponse", "register",
      "handlers", "service",
    ])

  /// Static members of enumerations.
  static let cases = ReservedNames(
    quoted: keywords,
    // `.none` on an optional enumeration would silently be nil; the rest belong to the type.
    taken: [
      "none", "some", "self", "Self", "init", "Type", "Protocol", "wireDefault", "allCases",
      "xmlName", "isName", "parse", "code", "memberNames",
    ])

  /// Arguments of client and service methods, which have arguments and local names of their own.
  static let arguments = ReservedNames(
    quoted: keywords.subtracting(argumentSafeKeywords),
    taken: [
      "self", "Self", "context", "options", "connection", "coder", "handlers", "givenInput",
      "givenOutput",
    ])

  /// Results: labels of a tuple, and properties of a message.
  static let results = ReservedNames(
    quoted: keywords, taken: ["self", "Self", "init", "Type", "Protocol", "coder"])

  /// Types. Shadowing one of these would compile here and surprise elsewhere.
  static let types = ReservedNames(
    quoted: [],
    taken: swiftTypes.union(foundationTypes).union(runtimeTypes).union(testingTypes)
      .union(keywords))

  /// All declaration and statement keywords that cannot be identifiers without backticks.
  static let keywords: Set<String> = [
    "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import",
    "init", "inout", "internal", "let", "open", "operator", "precedencegroup", "private",
    "protocol", "public", "rethrows", "static", "struct", "subscript", "typealias", "var",
    "break", "case", "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for",
    "guard", "if", "in", "repeat", "return", "switch", "throw", "where", "while",
    "as", "false", "is", "nil", "self", "super", "throws", "true", "try", "Any", "Self",
    "await", "async",
  ]

  /// Contextual keywords that Swift accepts without backticks, even in expressions.
  private static let argumentSafeKeywords: Set<String> = ["open", "async"]

  private static let swiftTypes: Set<String> = [
    "Any", "AnyObject", "Array", "Bool", "Character", "Codable", "Collection", "Comparable",
    "Decodable", "Dictionary", "Double", "Encodable", "Equatable", "Error", "Float", "Hashable",
    "Hasher", "Identifiable", "Int", "Int8", "Int16", "Int32", "Int64", "IteratorProtocol", "Never",
    "Optional", "Protocol", "Range", "RawRepresentable", "Result", "Self", "Sendable", "Sequence",
    "Set", "SetAlgebra", "StaticString", "String", "Substring", "Swift", "Task", "Type", "UInt",
    "UInt8", "UInt16", "UInt32", "UInt64", "Void", "Actor", "Clock", "Duration", "Regex",
  ]

  private static let foundationTypes: Set<String> = [
    "Bundle", "Calendar", "Category", "Data", "Date", "DateInterval", "Decimal", "FileManager",
    "Foundation", "Locale", "Measurement", "Notification", "Operation", "Process", "Progress",
    "Scanner", "Stream", "Thread", "TimeInterval", "TimeZone", "Timer", "URL", "URLRequest",
    "URLResponse", "URLSession", "UUID", "Unit", "UserDefaults",
  ]

  /// Names that generated tests use without a module name.
  private static let testingTypes: Set<String> = [
    "ArrivalCheck", "BadInputCheck", "DocumentedPage", "DocumentedPageError", "DocumentedPages",
    "DocumentedRequest", "DocumentedResponse", "Issue", "OperationCase", "SampleCheck",
    "SamplePage", "ServiceCases", "ServiceTesting", "Suite", "Test", "Testing",
  ]

  /// Names that generated code declares inside other types or files, and the types of the runtime:
  /// in a file that imports both modules they would be ambiguous.
  private static let runtimeTypes: Set<String> = [
    "AllowEveryone", "AnyElement", "AnyValue", "ArchiveRow", "Authenticator", "CallContext",
    "CalendarDate", "CalendarLayout", "CalendarValue", "CallCredentials", "CallOptions",
    "CallRecord", "ClientMiddleware", "ClientTransport", "ConnectionConfiguration",
    "ConnectionStorage", "CredentialsProvider", "DateTime", "DerivedContent", "DerivedObject",
    "DictionaryKey", "DictionaryNames", "DuplicateOperationError", "EmptyResponse", "ExceptionInfo",
    "FieldCodable", "FieldCoder", "FieldForm", "FieldVisitor", "FlagSet", "GeneratedCodeVersion1",
    "GregorianDay", "GregorianMonth", "GregorianMonthDay", "GregorianYear", "GregorianYearMonth",
    "HTTPMethod", "HeaderFields", "HexBinary", "Indirect", "Input", "JSONValue", "LexicalError",
    "LexicalForm", "LexicalValue", "ListRow", "LoggingMiddleware", "LoopbackTransport",
    "MetricsMiddleware", "Middleware", "OpaqueObject", "OpaqueValue", "OpenEnumeration",
    "OperationContext", "OperationDefinition", "OperationDescriptor", "OperationInfo",
    "OperationMessage", "OperationRequest", "OperationResponse", "OperationTable", "Operations",
    "OptionalResponse", "Output", "PolymorphicObject", "Principal", "RESTCredentials",
    "RESTOperation", "RESTParameter", "RandomSource", "RefreshingCredentials", "ReplacementObject",
    "RequiredResponse", "ReplacementText", "ResponseMetadata", "RetryBackoff", "RetryMiddleware",
    "RowPage", "RowSequence", "RuntimeVersion", "SOAPCredentials", "DescribedBase",
    "SOAPDocumentedHeader", "SOAPFaultDescription", "SOAPFaultPart", "SOAPHeaderDescription",
    "SOAPHeaderKey", "SOAPHeaderMessages", "SOAPHeaders", "SOAPOperation", "SOAPVersion",
    "SelectiveMiddleware", "SelfDescription", "ServerMiddleware", "ServiceBinding",
    "ServiceCallError", "ServiceChoice", "ServiceClient", "ServiceConnection", "ServiceCurl",
    "ServiceDescriptor", "ServiceDocument", "ServiceEndpoint", "ServiceFault", "ServiceHTTPServer",
    "ServiceKind", "ServiceLimits", "ServiceObject", "ServiceRuntime", "ServiceServer",
    "ServiceTimeZone", "ServiceURLSession", "TemporaryFailure", "TimeOfDay", "TimeSpan",
    "TransportError", "TransportRequest", "TransportResponse",
    "TypedFault", "TypedServiceFault", "ValueLimits", "WholeNumber", "WireValue", "XMLFragment",
    "XMLName", "XMLNamespace",
  ]
}
