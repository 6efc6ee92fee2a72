/// Names that Swift, Foundation or the runtime already uses, by the place where a name is needed.
///
/// A word in `quoted` only needs backticks; a word in `taken` needs another name.
struct ReservedNames: Sendable {
  var quoted: Set<String> = []
  var taken: Set<String> = []

  func adding(taken more: some Sequence<String>) -> ReservedNames {
    ReservedNames(quoted: quoted, taken: taken.union(more))
  }

  /// Properties and methods of generated types.
  static let members = ReservedNames(
    quoted: keywords,
    // `self.self` and `init` mean something else even in backticks.
    taken: ["self", "Self", "init", "Type", "Protocol"])

  /// Static members of enumerations.
  static let cases = ReservedNames(
    quoted: keywords,
    // `.none` on an optional enumeration would silently be nil; `allCases` and `wireDefault` belong
    // to the type.
    taken: ["none", "some", "self", "Self", "init", "Type", "Protocol", "wireDefault", "allCases"])

  /// Arguments of client and service methods, which have an argument of their own each.
  static let arguments = ReservedNames(
    quoted: keywords.subtracting(argumentSafeKeywords),
    taken: ["self", "Self", "context", "options", "input", "service", "table", "connection"])

  /// Types. Shadowing one of these would compile here and surprise elsewhere.
  static let types = ReservedNames(
    quoted: [],
    taken: swiftTypes.union(foundationTypes).union(runtimeTypes).union(keywords))

  /// Every declaration and statement keyword that cannot be an identifier as it is.
  static let keywords: Set<String> = [
    "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import",
    "init", "inout", "internal", "let", "open", "operator", "precedencegroup", "private",
    "protocol", "public", "rethrows", "static", "struct", "subscript", "typealias", "var",
    "break", "case", "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for",
    "guard", "if", "in", "repeat", "return", "switch", "throw", "where", "while",
    "as", "false", "is", "nil", "self", "super", "throws", "true", "try", "Any", "Self",
    "await", "async",
  ]

  /// Contextual words that Swift accepts as they are.
  private static let argumentSafeKeywords: Set<String> = ["open", "async", "await"]

  private static let swiftTypes: Set<String> = [
    "Any", "AnyObject", "Array", "Bool", "Character", "Codable", "Decodable", "Dictionary",
    "Double", "Encodable", "Equatable", "Error", "Float", "Hashable", "Identifiable", "Int",
    "Int8", "Int16", "Int32", "Int64", "Never", "Optional", "Protocol", "Range", "RawRepresentable",
    "Result", "Self", "Sendable", "Sequence", "Set", "String", "Substring", "Task", "Type", "UInt",
    "UInt8", "UInt16", "UInt32", "UInt64", "Void", "Actor", "Clock", "Duration", "Regex",
  ]

  private static let foundationTypes: Set<String> = [
    "Bundle", "Calendar", "Category", "Data", "Date", "DateInterval", "Decimal", "FileManager",
    "Foundation", "Locale", "Measurement", "Notification", "Operation", "Process", "Progress",
    "Scanner", "Stream", "Thread", "TimeInterval", "TimeZone", "Timer", "URL", "URLRequest",
    "URLResponse", "URLSession", "UUID", "Unit", "UserDefaults",
  ]

  /// What generated code names without qualification.
  private static let runtimeTypes: Set<String> = [
    "AnyValue", "CallContext", "CallOptions", "DateTime", "FieldCodable", "FieldCoder", "FlagSet",
    "GeneratedCodeVersion1", "Input", "OpaqueValue", "OpenEnumeration", "OperationDefinition",
    "OperationDescriptor", "OperationTable", "Operations", "Output", "RESTOperation",
    "RESTParameter",
    "SOAPOperation", "ServiceClient", "ServiceConnection", "ServiceDescriptor", "ServiceEndpoint",
    "ServiceFault", "ServiceObject", "ServiceRuntime", "TimeSpan", "WireValue", "XMLName",
  ]
}
