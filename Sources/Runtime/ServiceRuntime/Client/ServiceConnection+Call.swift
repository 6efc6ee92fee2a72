extension ServiceConnection {
  /// Calls an operation.
  ///
  /// - Throws: ``ServiceFault`` if the service reports a fault, ``ServiceCallError`` if the call
  ///   itself failed, `CancellationError` if the task was cancelled, and the errors of middleware
  ///   and of the credentials provider.
  @_spi(Generated) public func call<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ input: Operation.Input, _ options: CallOptions
  ) async throws -> Operation.Output {
    let call = ServiceCall<Operation>(connection: self, input: input, options: options)
    switch target {
    case .soap(let credentials):
      guard let soap = Operation.descriptor.soap else { throw call.bindingUnavailable }
      return try await retrying(credentials) { try await call.overSOAP(soap, credentials: $0) }
    case .rest(let credentials):
      guard let rest = Operation.descriptor.rest else { throw call.bindingUnavailable }
      return try await retrying(credentials) { try await call.overREST(rest, credentials: $0) }
    }
  }

  /// Tries with the current credentials. If they are refused and there are new ones, tries once
  /// more with those.
  private func retrying<Credentials: Sendable & Equatable, Output>(
    _ provider: any CredentialsProvider<Credentials>,
    _ attempt: (Credentials) async throws -> Output
  ) async throws -> Output {
    let credentials = try await provider.credentials(replacing: nil)
    do {
      return try await attempt(credentials)
    } catch let error where ServiceFault(in: error)?.isAuthenticationFailure == true {
      let others = try await provider.credentials(replacing: credentials)
      guard others != credentials else { throw error }
      return try await attempt(others)
    }
  }
}
