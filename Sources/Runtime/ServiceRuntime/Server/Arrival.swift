/// A request, read only as far as is needed to know its operation and its sender.
struct Arrival<Call: ArrivedCall>: Sendable {
  /// Nil if it is not for an operation.
  private(set) var call: Call?
  /// Why it is not served.
  private(set) var refusal: (any Error)?

  /// - Parameter read: Finds the operation. Throws a fault or an `HTTPRefusal`.
  init(_ authenticator: any Authenticator, read: () throws -> Call) async {
    do {
      var call = try read()
      self.call = call
      call.context.principal = try await authenticator.authenticate(call.context)
      self.call = call
    } catch {
      refusal = error
    }
  }

  /// The call with an empty response, each time it is served.
  func admitted() throws -> Call {
    guard refusal == nil, var call else { throw refusal ?? HTTPRefusal.notFound }
    call.context.response = CallResponse()
    return call
  }
}

/// A call over one of the bindings.
protocol ArrivedCall: Sendable {
  var context: CallContext { get set }
}

extension OperationContext {
  /// The context of a request for the middleware of a server.
  init<Call>(_ arrival: Arrival<Call>, _ binding: ServiceBinding, requestID: String) {
    self.init(
      operation: arrival.call?.context.operation, binding: binding, requestID: requestID,
      principal: arrival.call?.context.principal)
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
