/// The protocol an operation is called over.
public enum ServiceBinding: String, Hashable, Sendable, CustomStringConvertible {
  /// SOAP 1.1 or 1.2, document/literal.
  case soap
  /// HTTP verbs and JSON.
  case rest

  /// The protocol's usual name.
  public var description: String { self == .soap ? "SOAP" : "REST" }
}
