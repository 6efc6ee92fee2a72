/// The facts that the runtime needs to call or serve an operation.
@_spi(Generated) public struct OperationDescriptor: Sendable {
  /// The service the operation belongs to.
  public let service: ServiceDescriptor
  /// The name on the wire.
  public let name: String
  /// How it is called over SOAP; nil if it is not offered there.
  public let soap: SOAPOperation?
  /// How it is called over REST; nil if it is not offered there.
  public let rest: RESTOperation?

  /// Creates a descriptor.
  public init(
    service: ServiceDescriptor, name: String, soap: SOAPOperation? = nil,
    rest: RESTOperation? = nil
  ) {
    self.service = service
    self.name = name
    self.soap = soap?.completed(by: service)
    self.rest = rest
  }
}

extension OperationDescriptor {
  package var info: OperationInfo { OperationInfo(service.kind, service: service.name, name: name) }
}
