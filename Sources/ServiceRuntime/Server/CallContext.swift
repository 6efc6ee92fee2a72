internal import Synchronization

/// What an implementation knows of the call it serves, and can say beside its result.
public struct CallContext: Sendable {
  /// The operation called.
  public let operation: OperationInfo
  /// The binding it is called over.
  public let binding: ServiceBinding
  /// Who the call says it comes from.
  public let credentials: CallCredentials
  /// The application the call says it comes from; a secret.
  public let applicationToken: String?
  /// The header fields of HTTP.
  public let headers: HeaderFields
  /// The parts of the SOAP Header, for operations whose WSDL names some; SOAP only.
  public let soapHeaders: SOAPHeaders
  /// The properties asked for; the runtime leaves the others out of the response.
  public let select: [String]
  /// The time zone of dates.
  public let timeZone: ServiceTimeZone?
  /// The language asked for (`SO-Language`, or else `Accept-Language`).
  public let language: String?
  /// The format of numbers and dates asked for (`SO-Culture`).
  public let culture: String?
  /// Identifies the call in logs on both sides.
  public let requestID: String
  /// The address the call came from, in digits; nil where the transport does not say. Behind a
  /// proxy it is the proxy's.
  public let remoteAddress: String?
  /// Who the authenticator says calls.
  public internal(set) var principal: Principal?
  var response = CallResponse()

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
    principal: Principal? = nil
  ) {
    self.operation = operation
    self.binding = binding
    self.credentials = credentials ?? (binding == .soap ? .soap(.none) : .rest(.none))
    self.applicationToken = applicationToken
    self.headers = headers
    self.soapHeaders = soapHeaders
    self.select = select
    self.timeZone = timeZone
    self.language = language
    self.culture = culture
    self.requestID = requestID ?? RequestID.make()
    self.remoteAddress = remoteAddress
    self.principal = principal
  }

  /// Whether nobody waits for the result any more.
  public var isCancelled: Bool { Task.isCancelled }

  /// Says which zone the dates of the result are meant in; without this it is that of the request.
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
  /// Operation, protocol, request and caller; no secrets.
  public var description: String {
    "\(operation) over \(binding), request \(requestID), \(credentials)"
      + (principal.map { ", \($0)" } ?? "")
  }
  /// Like `description`.
  public var debugDescription: String { description }
  /// Like `description`.
  public var customMirror: Mirror { Mirror(self, children: ["call": description]) }
}

/// What an implementation says beside its result.
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
