/// Which operation a call, a fault or a log line is about.
public struct OperationInfo: Hashable, Sendable, CustomStringConvertible {
  /// The service's name in its documentation.
  public let service: String
  /// The operation's name on the wire.
  public let name: String

  /// Names an operation.
  public init(service: String, name: String) {
    self.service = service
    self.name = name
  }

  /// `<Service>.<Operation>`
  public var description: String { "\(service).\(name)" }
}
