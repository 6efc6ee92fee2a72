/// Identifies an operation in calls, faults and logs.
public struct OperationInfo: Hashable, Sendable, CustomStringConvertible {
  /// The kind of the service. It distinguishes an agent from an entity with the same name.
  public let kind: ServiceKind
  /// The service's name in its documentation.
  public let service: String
  /// The operation's name on the wire.
  public let name: String

  /// Identifies an operation.
  public init(_ kind: ServiceKind = .agent, service: String, name: String) {
    self.kind = kind
    self.service = service
    self.name = name
  }

  /// `<Service>.<Operation>`, with `entity:` before it for the operation of an entity.
  public var description: String { kind == .entity ? qualifiedName : shortName }

  private var shortName: String { "\(service).\(name)" }
  private var qualifiedName: String { "\(kind.rawValue):\(shortName)" }

  /// Whether a text refers to this operation: `Operation`, `Service.Operation`, or the latter with
  /// `agent:`, `entity:` or `service:` before it.
  func isMeant(by text: String) -> Bool {
    text == name || text == shortName || text == qualifiedName
  }
}
