import ServiceRuntime

/// Lets in who presents a credential of the file, as often as the limit allows. **Copy this** to
/// ask somebody else about credentials.
struct CredentialAuthenticator: Authenticator {
  let verifier: CredentialVerifier
  let requiresApplication: Bool
  let limiter: RateLimiter
  /// Told of everybody who is not let in.
  var audit: @Sendable (AuditEvent) -> Void = { _ in }

  func authenticate(_ context: CallContext) async throws -> Principal? {
    if requiresApplication || context.applicationToken != nil {
      try await check(
        context.applicationToken.flatMap { PresentedCredential(.application, token: $0) },
        "application token", context)
    }
    let caller = PresentedCredential(context.credentials)
    try await check(caller, "credentials", context)
    let name = caller.map { "\($0.kind) \($0.name)" } ?? ""
    guard limiter.admit(name) else {
      throw refused(
        ServiceFault(.client, "Too many calls; try again later.", httpStatus: 429), "rate limit",
        context)
    }
    return Principal(name: name)
  }

  private func check(
    _ credential: PresentedCredential?, _ what: String, _ context: CallContext
  ) async throws(ServiceFault) {
    guard let credential else {
      throw refused(.unauthenticated(), "no \(what)", context)
    }
    switch await verifier.verify(credential) {
    case .right: return
    case .wrong: throw refused(.unauthenticated(), "wrong \(what)", context)
    case .tooManyFailures:
      throw refused(
        ServiceFault(.client, "Too many wrong secrets; try again later.", httpStatus: 429),
        "failures", context)
    case .busy:
      throw refused(
        ServiceFault(.server, "Too many callers log in at once.", httpStatus: 503), "busy", context)
    }
  }

  private func refused(
    _ fault: ServiceFault, _ reason: String, _ context: CallContext
  ) -> ServiceFault {
    audit(AuditEvent(action: .refused, context: context, reason: reason))
    return fault
  }
}
