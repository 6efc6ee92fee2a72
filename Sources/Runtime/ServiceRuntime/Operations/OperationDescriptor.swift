/// The facts that the runtime needs to call or serve an operation.
///
/// It is a class, and so is `ServiceDescriptor`, because every call looks at both: a structure
/// would copy all of their fields, in code that every operation has.
@_spi(Generated) public final class OperationDescriptor: Sendable {
  /// The service the operation belongs to.
  public let service: ServiceDescriptor
  /// The name on the wire.
  public let name: String
  /// How it is called over SOAP; nil if it is not offered there.
  public let soap: SOAPOperation?
  /// How it is called over REST; nil if it is not offered there.
  public let rest: RESTOperation?

  /// Creates a descriptor.
  ///
  /// - Parameter fields: the names of the parameters on the wire, in order.
  public init(
    service: ServiceDescriptor, name: String, soap: SOAPOperation? = nil,
    rest: RESTOperation? = nil, fields: @autoclosure () -> [String] = []
  ) {
    self.service = service
    self.name = name
    self.soap = soap?.completed(for: name, of: service)
    self.rest = rest?.completed(for: name, of: service, fields: fields())
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
  associatedtype Output: OperationResponse
  /// How it is called.
  static var descriptor: OperationDescriptor { get }
}

/// An operation that is its own request: its properties are the parameters.
@_spi(Generated) public protocol OperationRequest: OperationDefinition, OperationMessage
where Input == Self {}

/// The binding of a call.
public enum ServiceBinding: String, Hashable, Sendable, CustomStringConvertible {
  /// SOAP 1.1 or 1.2, document/literal.
  case soap
  /// HTTP methods and JSON.
  case rest

  /// The usual name of the binding.
  public var description: String { self == .soap ? "SOAP" : "REST" }
}

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

  /// Whether a text refers to this operation: `Operation`, `Service.Operation`, or
  /// `Service.Operation` with `agent:`, `entity:` or `service:` before it.
  func isMeant(by text: String) -> Bool {
    text == name || text == shortName || text == qualifiedName
  }
}

/// A group of operations with one endpoint.
@_spi(Generated) public final class ServiceDescriptor: Sendable {
  /// The kind of the service.
  public let kind: ServiceKind
  /// The service's name in its documentation.
  public let name: String
  /// The target namespace of its SOAP messages.
  public let namespace: String
  /// The element names of the header parts of requests, in order, unless an operation has others.
  public let requestHeaders: [String]
  /// The element names of the header parts of responses, in order, unless an operation has others.
  public let responseHeaders: [String]
  /// Relative to the base URL (`Remote/<Version>/<Agent>.svc`); nil without a SOAP binding.
  public let soapPath: String?
  /// The version its client sends.
  public let soapVersion: SOAPVersion
  /// What is before the name of the operation in a SOAPAction that ends with this name; nil if no
  /// operation has such a SOAPAction.
  public let soapActions: String?
  /// What is before the name of the operation in a REST path that ends with this name; nil if no
  /// operation has such a path.
  public let restPaths: String?

  /// Creates a descriptor.
  public init(
    _ kind: ServiceKind = .agent, name: String, namespace: String, requestHeaders: [String] = [],
    responseHeaders: [String] = [], soapActions: String? = nil, restPaths: String? = nil,
    soapPath: String? = nil, soapVersion: SOAPVersion = .v1_1
  ) {
    self.kind = kind
    self.name = name
    self.namespace = namespace
    self.requestHeaders = requestHeaders
    self.responseHeaders = responseHeaders
    self.soapPath = soapPath
    self.soapVersion = soapVersion
    self.soapActions = soapActions
    self.restPaths = restPaths
  }

  /// An operation of the service, with the bindings that follow from the names.
  ///
  /// - Parameters:
  ///   - name: the name on the wire.
  ///   - request: the type of the operation.
  public func operation<Request: OperationRequest>(
    _ name: String, as request: Request.Type
  ) -> OperationDescriptor {
    operation(name, soap: .byName, rest: .byName(), as: request)
  }

  /// An operation of the service. A binding that follows from the names is the default: an
  /// operation has it if any operation of the service has such a binding.
  ///
  /// - Parameters:
  ///   - name: the name on the wire.
  ///   - soap: how it is called over SOAP; nil if it is not offered there.
  ///   - rest: how it is called over REST; nil if it is not offered there.
  ///   - request: the type of the operation.
  public func operation<Request: OperationRequest>(
    _ name: String, soap: SOAPOperation? = .byName, rest: RESTOperation? = .byName(),
    as request: Request.Type
  ) -> OperationDescriptor {
    OperationDescriptor(
      service: self, name: name, soap: soap, rest: rest,
      fields: CopyingCoder.fieldNames(of: Request.self))
  }
}

/// The kind of a service. An agent and an entity may have the same name.
public enum ServiceKind: String, Hashable, Sendable {
  /// Offers methods, over SOAP and REST.
  case agent
  /// Has a path for each of its resources, over REST alone.
  case entity
  /// Offers methods over SOAP alone, by a WSDL of its own.
  case service
}

/// Generated code refers to the version of the runtime that it was generated for, so that a
/// mismatch is a compile error and not a runtime error.
@_spi(Generated) public enum GeneratedCodeVersion1 {}
