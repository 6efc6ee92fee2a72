/// A request, read as far as is needed to know what it is for and who sent it.
struct Arrival<Call: ArrivedCall>: Sendable {
  /// Nil where it is for no operation.
  private(set) var call: Call?
  /// Why it is not served.
  private(set) var refusal: (any Error)?

  /// - Parameter read: Finds the operation; throws a fault or an `HTTPRefusal`.
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

  /// The call with an empty response, for every time that it is served.
  func admitted() throws -> Call {
    guard refusal == nil, var call else { throw refusal ?? HTTPRefusal.notFound }
    call.context.response = CallResponse()
    return call
  }
}

/// A call as one of the protocols has it.
protocol ArrivedCall: Sendable {
  var context: CallContext { get set }
}

extension OperationContext {
  /// What a server's middleware is told of a request.
  init<Call>(_ arrival: Arrival<Call>, _ binding: ServiceBinding, requestID: String) {
    self.init(
      operation: arrival.call?.context.operation, binding: binding, requestID: requestID,
      principal: arrival.call?.context.principal)
  }
}
