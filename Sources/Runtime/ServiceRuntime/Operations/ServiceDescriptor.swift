/// A group of operations with one endpoint.
@_spi(Generated) public struct ServiceDescriptor: Sendable {
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

  /// Creates a descriptor.
  public init(
    _ kind: ServiceKind = .agent, name: String, namespace: String, requestHeaders: [String] = [],
    responseHeaders: [String] = [], soapPath: String? = nil, soapVersion: SOAPVersion = .v1_1
  ) {
    self.kind = kind
    self.name = name
    self.namespace = namespace
    self.requestHeaders = requestHeaders
    self.responseHeaders = responseHeaders
    self.soapPath = soapPath
    self.soapVersion = soapVersion
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
