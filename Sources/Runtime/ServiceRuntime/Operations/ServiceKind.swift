/// The kind of a service. An agent and an entity may have the same name.
public enum ServiceKind: String, Hashable, Sendable {
  /// Offers methods, over SOAP and REST.
  case agent
  /// Has a path for each of its resources, over REST alone.
  case entity
  /// Offers methods over SOAP alone, by a WSDL of its own.
  case service
}
