/// The binding of a call.
public enum ServiceBinding: String, Hashable, Sendable, CustomStringConvertible {
  /// SOAP 1.1 or 1.2, document/literal.
  case soap
  /// HTTP methods and JSON.
  case rest

  /// The usual name of the binding.
  public var description: String { self == .soap ? "SOAP" : "REST" }
}
