extension ServiceConnection {
  /// Calls an operation.
  ///
  /// - Throws: ``ServiceFault`` for what the service said, ``ServiceCallError`` when the call
  ///   itself failed, `CancellationError` when the task was cancelled, and whatever middleware or
  ///   a provider of credentials throws.
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

  /// Tries with the credentials at hand and, when they are refused and there are others, once more
  /// with those.
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
