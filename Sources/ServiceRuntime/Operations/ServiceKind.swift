/// What a service is: an agent and an entity may have one name.
public enum ServiceKind: String, Hashable, Sendable {
  /// Offers methods, over SOAP and REST.
  case agent
  /// Has a path for each of its resources, over REST alone.
  case entity
}
