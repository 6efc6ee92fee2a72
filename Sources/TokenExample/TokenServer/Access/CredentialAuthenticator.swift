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
    // Before the check: a change of the file during the check makes the result outdated.
    let generation = verifier.generation
    let known = context.connection?[KnownCaller.self]
    let caller =
      if let known, known.isCaller(of: context, generation) {
        known.name
      } else {
        try await caller(context, generation)
      }
    guard limiter.admit(caller) else {
      throw refused(
        .tooManyRequests(),
        refusal: Refusal(reason: "rate limit", tried: PresentedCredential(context.credentials)),
        context: context)
    }
    return Principal(name: caller)
  }

  /// Checks the credentials, and returns the name of the caller.
  private func caller(
    _ context: CallContext, _ generation: Int
  ) async throws(ServiceFault) -> String {
    if requiresApplication || context.applicationToken != nil {
      try await check(
        context.applicationToken.flatMap { PresentedCredential(.application, token: $0) },
        what: "application token", context: context)
    }
    let credential = PresentedCredential(context.credentials)
    try await check(credential, what: "credentials", context: context)
    guard let credential else { throw .unauthenticated() }
    context.connection?[KnownCaller.self] = KnownCaller(
      context, generation: generation, name: credential.caller)
    return credential.caller
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

/// The caller of the last call over a connection whose credentials were right.
///
/// Most clients send all their calls with the same credentials. Comparing them with the last ones
/// costs much less than looking for their hash.
private struct KnownCaller: Sendable {
  private let credentials: CallCredentials
  private let applicationToken: String?
  private let generation: Int
  let name: String

  init(_ context: CallContext, generation: Int, name: String) {
    credentials = context.credentials
    applicationToken = context.applicationToken
    self.generation = generation
    self.name = name
  }

  /// Whether a call has the same secrets, and no credentials have been changed since they were
  /// checked.
  func isCaller(of context: CallContext, _ generation: Int) -> Bool {
    self.generation == generation
      && Self.areEqual(applicationToken, context.applicationToken)
      && Self.areEqual(credentials, context.credentials)
  }

  private static func areEqual(_ one: CallCredentials, _ other: CallCredentials) -> Bool {
    switch (one, other) {
    case (.soap(.ticket(let one)), .soap(.ticket(let other))),
      (.rest(.ticket(let one)), .rest(.ticket(let other))),
      (.rest(.bearer(let one)), .rest(.bearer(let other))):
      Sodium.areEqual(one, other)
    case (.rest(.basic(let user, let password)), .rest(.basic(let other, let otherPassword))):
      user == other && Sodium.areEqual(password, otherPassword)
    default: false
    }
  }

  private static func areEqual(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return Sodium.areEqual(one, other)
  }
}
