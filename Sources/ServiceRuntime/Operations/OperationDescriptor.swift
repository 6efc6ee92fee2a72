/// What the runtime must know to call or serve an operation.
@_spi(Generated) public struct OperationDescriptor: Sendable {
  /// The service the operation belongs to.
  public let service: ServiceDescriptor
  /// The name on the wire.
  public let name: String
  /// How it is called over SOAP; nil when it is not.
  public let soap: SOAPOperation?
  /// How it is called over REST; nil when it is not.
  public let rest: RESTOperation?

  /// Creates a descriptor.
  public init(
    service: ServiceDescriptor, name: String, soap: SOAPOperation? = nil,
    rest: RESTOperation? = nil
  ) {
    self.service = service
    self.name = name
    self.soap = soap
    self.rest = rest
  }
}

extension OperationDescriptor {
  package var info: OperationInfo { OperationInfo(service.kind, service: service.name, name: name) }
}
