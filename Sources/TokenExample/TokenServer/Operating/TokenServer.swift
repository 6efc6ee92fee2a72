import Foundation
import ServiceHTTPServer
import ServiceRuntime
import UserAgent

/// Puts the parts together: the listener, the service, the store. **Read this first.**
final class TokenServer: Sendable {
  private let configuration: TokenServerConfiguration
  private let vault: TokenVault
  private let sweep: ExpirySweep
  private let metrics = Metrics()
  private let log = Log(.standardError)
  private let auditLog: Log?
  private let server: HTTPServer
  private let operations: HTTPServer?
  private let membership: Membership?

  /// - Throws: if a server cannot work with this configuration.
  init(_ installation: Installation) async throws {
    configuration = installation.configuration
    let (metrics, log) = (metrics, log)
    auditLog =
      switch configuration.text(.auditLog) {
      case "none": nil
      case "stderr": log
      case let path: try Log(appendingTo: path)
      }
    let auditLog = auditLog
    let audit: @Sendable (AuditEvent) -> Void = { event in
      metrics.event(event.action)
      auditLog?.write(event.fields)
    }
    let store = try await installation.store(
      createsFile: true, onCommit: { metrics.commit($0) }, onRetry: { metrics.retried() })
    vault = try await installation.vault(store)
    membership = Self.membership(installation, vault: vault, metrics: metrics, log: log)
    unsafeSettings = try await (store as? PostgresTokenStore)?.unsafeSettings() ?? []
    let service = ServiceServer(
      UserAgentServer(
        TokenService(
          vault: vault, gateway: try installation.gateway(), ownership: configuration.ownership,
          audit: audit)),
      authenticator: try Self.authenticator(installation, log: log, audit: audit),
      onInternalError: { error, context in
        log.write([("error", "\(error)"), ("requestID", context.requestID)])
      })
    sweep = ExpirySweep(store, rest: configuration.restAfterExpiry, now: store.time)
    let endpoint = OperationsEndpoint(readiness: Readiness(vault)) {
      metrics.text(
        databaseBytes: installation.databaseBytes,
        lostLines: log.lost + (auditLog === log ? 0 : auditLog?.lost ?? 0))
    }
    let offer = OperationsEndpoint.Offer(
      readiness: configuration.operationsPort == nil, metrics: configuration.publicMetrics,
      details: false)
    server = HTTPServer(configuration: Self.transport(configuration, metrics: metrics, log: log)) {
      request in
      if let response = await endpoint.respond(to: request, with: offer) { return response }
      return await service.respond(to: request).withRetryAfter
    }
    let operationsHost = configuration.text(.operationsHost)
    operations = configuration.operationsPort.map { port in
      HTTPServer(configuration: .init(host: operationsHost, port: port)) {
        await endpoint.respond(to: $0, with: .operators) ?? TransportResponse(status: 404, body: [])
      }
    }
  }

  var url: String { server.url }
  var port: Int { server.port }
  /// Nil if there is no separate port for operators.
  var operationsPort: Int? { operations?.port }

  /// Settings of the database that may lose commits.
  private let unsafeSettings: [String]

  /// Warnings for the person who starts the server.
  var warnings: [String] {
    let isLocal = ["127.0.0.1", "::1", "localhost"].contains(configuration.text(.host))
    return [
      configuration.isOpenToEveryone ? "everyone may call, because access is 'everyone'" : nil,
      configuration.isMemory
        ? "tokens are lost at the end, because the database is 'memory'" : nil,
      isLocal || configuration.optional(.tlsCertificateFile) != nil
        ? nil : "secrets are sent unencrypted: set tlsCertificateFile, or use a proxy with TLS",
      unsafeSettings.isEmpty
        ? nil : "saves may be lost: the database has \(unsafeSettings.joined(separator: ", "))",
    ].compactMap(\.self)
  }

  /// - Throws: `HTTPServerError`, `StorageError`, `MissingMasterKey`
  func start() async throws {
    try await membership?.join()
    try await server.start()
    try await operations?.start()
  }

  /// Serves until one of the signals arrives. Then finishes the requests in progress and releases
  /// everything.
  func run(until signals: TerminationSignals) async {
    let sweep = Task { await removeExpiredRegularly() }
    await signals.first()
    // With a second signal, the user does not want to wait.
    signals.restore()
    sweep.cancel()
    await stop()
  }

  func stop() async {
    await server.shutdown(gracePeriod: configuration.gracePeriod)
    await operations?.shutdown(gracePeriod: .zero)
    await membership?.leave()
    await vault.store.close()
    auditLog?.flush()
    log.flush()
  }

  /// Runs every minute, until the task is cancelled.
  private func removeExpiredRegularly() async {
    while !Task.isCancelled {
      do {
        let outcome = try await sweep.run()
        metrics.swept(outcome)
        if let jump = outcome.jump { log.write([("error", Self.warning(of: jump))]) }
      } catch {
        log.write([("error", "expired entries could not be removed: \(error)")])
      }
      try? await Task.sleep(for: .seconds(60))
    }
  }

  private static func warning(of jump: Int64) -> String {
    "the clock has jumped by \(jump) seconds, or no server has run for that time: "
      + "no expired entry is removed until the clock has been steady for a while"
  }

  private static func authenticator(
    _ installation: Installation, log: Log, audit: @escaping @Sendable (AuditEvent) -> Void
  ) throws -> any Authenticator {
    let configuration = installation.configuration
    if configuration.isOpenToEveryone { return AllowEveryone() }
    let perSecond = configuration.callsPerSecond
    return CredentialAuthenticator(
      verifier: try CredentialVerifier(
        installation.credentialsFile, failures: installation.failureLimits
      ) { problem in
        log.write([("error", "the credentials cannot be read again: \(problem)")])
      },
      requiresApplication: configuration.applicationTokenRequired,
      limiter: RateLimiter(
        perSecond: perSecond, burst: 2 * perSecond, servers: installation.servers),
      audit: audit)
  }

  /// Nil if each server has its own store.
  private static func membership(
    _ installation: Installation, vault: TokenVault, metrics: Metrics, log: Log
  ) -> Membership? {
    guard let store = vault.store as? any SharedTokenStore else { return nil }
    return Membership(store, vault) { attendance in
      installation.servers.value = attendance.servers
      metrics.attended(attendance)
    } onFailure: { error in
      log.write([("error", "the other servers are not known: \(error)")])
    }
  }

  private static func transport(
    _ configuration: TokenServerConfiguration, metrics: Metrics, log: Log
  ) -> HTTPServer.Configuration {
    let logsAccess = configuration.logsAccess
    let certificate = configuration.optional(.tlsCertificateFile)
    let key = configuration.optional(.tlsKeyFile)
    return HTTPServer.Configuration(
      host: configuration.text(.host), port: configuration.port,
      tls: certificate.flatMap { certificate in
        key.map { HTTPServer.TLSFiles(certificate: certificate, privateKey: $0) }
      },
      limits: .init(idleConnectionsPerClient: configuration.idleConnectionsPerClient),
      accessLog: { entry in
        metrics.request(status: entry.status ?? 0, duration: entry.duration)
        if logsAccess { log.write(line: entry.json) }
      },
      diagnosticLog: { log.write([("connection", $0)]) })
  }
}

extension TransportResponse {
  /// If a caller calls too often, or if the server cannot answer now, the response says when to
  /// retry.
  fileprivate var withRetryAfter: TransportResponse {
    guard status == 429 || status == 503, headers["Retry-After"] == nil else { return self }
    var response = self
    response.headers["Retry-After"] = "1"
    return response
  }
}
