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

/// An operation: its parameters, its results and how it is called.
@_spi(Generated) public protocol OperationDefinition: Sendable {
  /// The parameters.
  associatedtype Input: FieldCodable
  /// The results.
  associatedtype Output: FieldCodable
  /// How it is called.
  static var descriptor: OperationDescriptor { get }
}

/// The binding of a call.
public enum ServiceBinding: String, Hashable, Sendable, CustomStringConvertible {
  /// SOAP 1.1 or 1.2, document/literal.
  case soap
  /// HTTP methods and JSON.
  case rest

  /// The usual name of the binding.
  public var description: String { self == .soap ? "SOAP" : "REST" }
}
