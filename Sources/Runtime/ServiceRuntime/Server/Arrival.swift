/// A request, read only as far as is needed to know its operation and its sender.
struct Arrival<Call: ArrivedCall>: Sendable {
  /// Nil if it could not be read, or if it is not for an operation.
  private(set) var call: Call?
  /// The caller, if the authenticator determined one.
  private(set) var principal: Principal?
  /// Why it is not served.
  private(set) var refusal: (any Error)?

  /// - Parameter read: Finds the operation. Throws a fault or an `HTTPRefusal`.
  init(_ authenticator: any Authenticator, read: () throws -> Call) async {
    do {
      let call = try read()
      self.call = call
      principal = try await authenticator.authenticate(call.context)
    } catch {
      refusal = error
    }
  }

  /// The call and its context with an empty response, each time it is served.
  func admitted() throws -> (call: Call, context: CallContext) {
    guard refusal == nil, let call else { throw refusal ?? HTTPRefusal.notFound }
    return (call, CallContext(serving: call.context, for: principal))
  }
}

/// A call over one of the bindings.
///
/// It is a class, because a call is passed on several times.
protocol ArrivedCall: AnyObject, Sendable {
  /// The context without the caller.
  var context: CallContext { get }
}

extension OperationContext {
  /// The context of a request for the middleware of a server.
  init<Call>(_ arrival: Arrival<Call>, _ binding: ServiceBinding, requestID: String) {
    self.init(
      operation: arrival.call?.context.operation, binding: binding, requestID: requestID,
      principal: arrival.principal)
  }
}

/// An error response about the request itself, not about the operation.
struct HTTPRefusal: Error {
  var status: Int
  var message: String
  var headers: HeaderFields = [:]

  static let notFound = HTTPRefusal(status: 404, message: "There is nothing at this path.")

  static func wrongMethod(_ allowed: [HTTPMethod]) -> HTTPRefusal {
    HTTPRefusal(
      status: 405, message: "The path does not support this HTTP method.",
      headers: ["Allow": allowed.map(\.rawValue).joined(separator: ", ")])
  }

  static let unsupportedMedia = HTTPRefusal(
    status: 415, message: "The media type of the request is not supported.")
  static let notAcceptable = HTTPRefusal(
    status: 406, message: "None of the requested media types is available.")
  static let tooLarge = HTTPRefusal(status: 413, message: "The request is too large.")

  /// The same error for middleware.
  var fault: ServiceFault { ServiceFault(.client, message, httpStatus: status) }
}
