import Foundation
import ServiceCurl
import ServiceRuntime
import Testing
import UserAgent

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@testable import token_server

/// A server in this process, with separate keys and credentials.
struct RunningServer {
  let folder: TemporaryFolder
  let server: TokenServer
  let installation: Installation
  /// The secret of `ticket demo` and of `bearer demo`.
  let secret = Base64.encode(Sodium.random(32), .urlSafe)

  /// - Parameters:
  ///   - failures: The allowed number of wrong secrets; nil for the default.
  ///   - makesMasterKey: Whether to make the key file.
  init(
    _ settings: [Setting: String] = [:], failures: FailureLimits? = nil, makesMasterKey: Bool = true
  ) async throws {
    try Sodium.prepare()
    folder = try TemporaryFolder()
    let files: [Setting: String] = [
      .port: "0", .accessLog: "false", .database: folder.file("tokens.sqlite"),
      .masterKeyFile: folder.file("master.key"), .gatewayKeyFile: folder.file("gateway.key"),
      .credentialsFile: folder.file("credentials"), .auditLog: folder.file("audit.log"),
    ]
    var installation = Installation(
      try TokenServerConfiguration(
        file: nil, environment: [:], overrides: files.merging(settings) { $1 }))
    if let failures { installation.failureLimits = failures }
    self.installation = installation
    if makesMasterKey { try installation.masterKeyFile.create("Keys of a test") }
    try installation.gatewayKeyFile.create("Keys of a test")
    for kind in CredentialKind.allCases {
      try installation.credentialsFile.set(kind, name: "demo", secret: secret)
    }
    server = try await TokenServer(installation)
    try await server.start()
  }

  var ticket: String { "demo.\(secret)" }

  private var url: URL { get throws { try #require(URL(string: server.url)) } }

  func soap(applicationToken: String? = nil) throws -> UserAgentClient {
    UserAgentClient(
      .soap(try url, credentials: .ticket(ticket), .init(applicationToken: applicationToken)))
  }

  func rest(
    _ credentials: RESTCredentials? = nil, applicationToken: String? = nil
  ) throws -> UserAgentClient {
    UserAgentClient(
      .rest(
        try url, credentials: credentials ?? .ticket(ticket),
        .init(applicationToken: applicationToken)))
  }

  /// The response to a GET.
  func get(_ path: String) async throws -> (status: Int, text: String) {
    let (data, response) = try await URLSession.shared.data(from: try url.appending(path: path))
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    return (status, String(decoding: data, as: UTF8.self))
  }

  /// The header of the response to one more call with the ticket.
  func refusal() async throws -> HTTPURLResponse {
    var request = URLRequest(url: try url.appending(path: "api/v1/Agents/User/GetExternalTokens"))
    request.httpMethod = "POST"
    request.httpBody = Data(#"{"Key":"x"}"#.utf8)
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.setValue("SoTicket \(ticket)", forHTTPHeaderField: "Authorization")
    let response = try await URLSession.shared.data(for: request).1
    return try #require(response as? HTTPURLResponse)
  }

  /// Stops the server and returns its audit log.
  func stop() async throws -> String {
    await server.stop()
    return (try? String(contentsOfFile: folder.file("audit.log"), encoding: .utf8)) ?? ""
  }
}
