internal import Synchronization

/// The call that an implementation serves. Its methods set the parts of the response other than the
/// result.
public struct CallContext: Sendable {
  /// What was received. It is shared by all copies, because a context is passed on many times.
  private final class Received: Sendable {
    let operation: OperationInfo
    let binding: ServiceBinding
    let credentials: CallCredentials
    let applicationToken: String?
    let headers: HeaderFields
    let soapHeaders: SOAPHeaders
    let select: [String]
    let timeZone: ServiceTimeZone?
    let language: String?
    let culture: String?
    let requestID: String
    let remoteAddress: String?
    let connection: ConnectionStorage?

    init(
      operation: OperationInfo,
      binding: ServiceBinding,
      credentials: CallCredentials,
      applicationToken: String?,
      headers: HeaderFields,
      soapHeaders: SOAPHeaders,
      select: [String],
      timeZone: ServiceTimeZone?,
      language: String?,
      culture: String?,
      requestID: String,
      remoteAddress: String?,
      connection: ConnectionStorage?
    ) {
      self.operation = operation
      self.binding = binding
      self.credentials = credentials
      self.applicationToken = applicationToken
      self.headers = headers
      self.soapHeaders = soapHeaders
      self.select = select
      self.timeZone = timeZone
      self.language = language
      self.culture = culture
      self.requestID = requestID
      self.remoteAddress = remoteAddress
      self.connection = connection
    }
  }

  private let received: Received
  /// The operation called.
  public var operation: OperationInfo { received.operation }
  /// The binding it is called over.
  public var binding: ServiceBinding { received.binding }
  /// The credentials of the call, as sent.
  public var credentials: CallCredentials { received.credentials }
  /// The application token of the call; a secret.
  public var applicationToken: String? { received.applicationToken }
  /// The HTTP header fields of the request.
  public var headers: HeaderFields { received.headers }
  /// The parts of the SOAP Header, for operations whose WSDL has some; SOAP only.
  public var soapHeaders: SOAPHeaders { received.soapHeaders }
  /// The selected properties. The runtime leaves the others out of the response.
  public var select: [String] { received.select }
  /// The time zone of dates.
  public var timeZone: ServiceTimeZone? { received.timeZone }
  /// The requested language (`SO-Language`, or else `Accept-Language`).
  public var language: String? { received.language }
  /// The requested format of numbers and dates (`SO-Culture`).
  public var culture: String? { received.culture }
  /// Identifies the call in logs on both sides.
  public var requestID: String { received.requestID }
  /// The numerical address of the client; nil if the transport does not set it. Behind a proxy it
  /// is the address of the proxy.
  public var remoteAddress: String? { received.remoteAddress }
  /// What is kept as long as the client's connection is open; nil if the transport does not keep
  /// anything.
  public var connection: ConnectionStorage? { received.connection }
  /// The caller, as determined by the authenticator.
  public let principal: Principal?
  let response = CallResponse()

  /// Creates a context: for calling an implementation without a server, as tests do.
  public init(
    operation: OperationInfo,
    binding: ServiceBinding,
    credentials: CallCredentials? = nil,
    applicationToken: String? = nil,
    headers: HeaderFields = [:],
    soapHeaders: SOAPHeaders = SOAPHeaders(),
    select: [String] = [],
    timeZone: ServiceTimeZone? = nil,
    language: String? = nil,
    culture: String? = nil,
    requestID: String? = nil,
    remoteAddress: String? = nil,
    connection: ConnectionStorage? = nil,
    principal: Principal? = nil
  ) {
    received = Received(
      operation: operation, binding: binding,
      credentials: credentials ?? (binding == .soap ? .soap(.none) : .rest(.none)),
      applicationToken: applicationToken, headers: headers, soapHeaders: soapHeaders,
      select: select, timeZone: timeZone, language: language, culture: culture,
      requestID: requestID ?? RequestID.make(), remoteAddress: remoteAddress,
      connection: connection)
    self.principal = principal
  }

  /// The context of a call that is served for a caller, with an empty response.
  init(serving call: CallContext, for principal: Principal?) {
    received = call.received
    self.principal = principal
  }

  /// Whether nobody waits for the result any longer.
  public var isCancelled: Bool { Task.isCancelled }

  /// Sets the time zone of the dates in the result. By default it is the time zone of the request.
  public func setResponseTimeZone(_ timeZone: ServiceTimeZone) {
    response.update { $0.timeZone = timeZone }
  }

  /// Adds a fact to the response's header; SOAP only.
  public func setExtraInfo(_ name: String, _ value: String) {
    response.update { $0.extraInfo[name] = value }
  }

  /// Sets a part of the response's SOAP Header; SOAP only.
  public func setSOAPHeader<Value: WireValue>(_ key: SOAPHeaderKey<Value>, _ value: Value?) {
    response.update { $0.soapHeaders[key] = value }
  }

  /// Sets a header field of the response.
  public func setResponseHeader(_ name: String, _ value: String) {
    response.update { $0.headers[name] = value }
  }
}

extension CallContext: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Operation, binding, request and caller; no secrets.
  public var description: String {
    "\(operation) over \(binding), request \(requestID), \(credentials)"
      + (principal.map { ", \($0)" } ?? "")
  }
  /// Like `description`.
  public var debugDescription: String { description }
  /// Like `description`.
  public var customMirror: Mirror { Mirror(self, children: ["call": description]) }
}

/// The parts of the response that an implementation sets, other than the result.
final class CallResponse: Sendable {
  struct Parts {
    var timeZone: ServiceTimeZone?
    var extraInfo: [String: String] = [:]
    var soapHeaders = SOAPHeaders()
    var headers = HeaderFields()
  }

  private let parts = Mutex(Parts())

  var current: Parts { parts.withLock { $0 } }

  func update(_ change: (inout Parts) -> Void) { parts.withLock { change(&$0) } }
}

extension CallContext {
  /// The fault that refuses the call because the operation is not implemented.
  @_spi(Generated) public var unimplemented: any Error { ServiceFault.unimplemented(operation) }
}
