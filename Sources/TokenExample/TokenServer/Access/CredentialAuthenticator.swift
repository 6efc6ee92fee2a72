import ServiceRuntime

/// Accepts callers with a credential of the file, as often as the limit allows. **Copy this** to
/// check credentials in another way.
struct CredentialAuthenticator: Authenticator {
  let verifier: CredentialVerifier
  let requiresApplication: Bool
  let limiter: RateLimiter<String>
  /// Called for every refused call.
  var audit: @Sendable (AuditEvent) -> Void = { _ in }

  func authenticate(_ context: CallContext) async throws -> Principal? {
    if requiresApplication || context.applicationToken != nil {
      try await check(
        context.applicationToken.flatMap { PresentedCredential(.application, token: $0) },
        what: "application token", context: context)
    }
    let caller = PresentedCredential(context.credentials)
    try await check(caller, what: "credentials", context: context)
    guard let caller, limiter.admit("\(caller.kind) \(caller.name)") else {
      throw refused(
        .tooManyRequests(),
        refusal: Refusal(reason: "rate limit", tried: caller), context: context)
    }
    return Principal(name: "\(caller.kind) \(caller.name)")
  }

  private func check(
    _ credential: PresentedCredential?, what: String, context: CallContext
  ) async throws(ServiceFault) {
    guard let credential else {
      throw refused(.unauthenticated(), refusal: Refusal(reason: "no \(what)"), context: context)
    }
    switch await verifier.verify(credential, from: context.remoteAddress ?? "") {
    case .right: return
    case .wrong:
      throw refused(
        .unauthenticated(), refusal: Refusal(reason: "wrong \(what)", tried: credential),
        context: context)
    case .tooManyFailures:
      throw refused(
        .tooManyRequests("Too many wrong secrets; try again later."),
        refusal: Refusal(reason: "failures", tried: credential), context: context)
    case .busy:
      throw refused(
        .unavailable("Too many callers log in at once."),
        refusal: Refusal(reason: "busy", tried: credential), context: context)
    }
  }

  /// Why a call is refused, and the name that it claims.
  private struct Refusal {
    let reason: String
    var tried: PresentedCredential?
  }

  private func refused(
    _ fault: ServiceFault, refusal: Refusal, context: CallContext
  ) -> ServiceFault {
    audit(
      AuditEvent(
        action: .refused, context: context, reason: refusal.reason,
        tried: refusal.tried?.claim))
    return fault
  }
}
