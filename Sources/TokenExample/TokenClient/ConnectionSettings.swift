import Diagnostics
import Foundation
import ServiceRuntime
import ToolSupport

/// The settings of a connection, without secrets.
struct ConnectionSettings: Sendable {
  let url: URL
  let binding: ServiceBinding
  let authentication: Authentication
  let user: String?

  /// - Throws: `UsageError`.
  init(_ options: Options, environment: [String: String]) throws {
    let text = options.url ?? environment[Self.urlVariable] ?? ""
    guard !text.isEmpty else {
      throw UsageError("no URL given", hint: "write '--url URL' or set \(Self.urlVariable)")
    }
    url = try Self.url(text)
    binding = options.binding
    authentication = options.authentication
    user = options.user
    try checkAuthentication()
  }

  static let urlVariable = "TOKEN_CLIENT_URL"

  /// A warning for the user before secrets are sent.
  var warning: String? {
    guard url.scheme?.lowercased() == "http", let host = url.host(), !Self.isLoopback(host) else {
      return nil
    }
    return "http sends secrets unencrypted to \(TerminalText.escaped(host)); use https"
  }

  /// Asks for the secrets the connection needs.
  func connection(
    secrets: SecretReader, transport: any ClientTransport
  ) throws -> ServiceConnection {
    func configuration() throws -> ConnectionConfiguration {
      .init(applicationToken: try secrets.optional(.applicationToken), transport: transport)
    }
    return switch binding {
    case .soap:
      .soap(
        url, credentials: authentication == .none ? .none : .ticket(try secrets.required(.ticket)),
        try configuration())
    case .rest: .rest(url, credentials: try restCredentials(secrets), try configuration())
    }
  }

  private func restCredentials(_ secrets: SecretReader) throws -> RESTCredentials {
    switch authentication {
    case .none: .none
    case .ticket: .ticket(try secrets.required(.ticket))
    case .bearer: .bearer(try secrets.required(.bearer))
    case .basic: .basic(user: user ?? "", password: try secrets.required(.password))
    }
  }

  private func checkAuthentication() throws {
    if binding == .soap, authentication == .basic || authentication == .bearer {
      throw UsageError(
        "'--auth \(authentication.rawValue)' is for REST", hint: "SOAP uses a ticket")
    }
    if authentication == .basic, user == nil {
      throw UsageError("'--auth basic' needs a user", hint: "write '--user NAME'")
    }
    if authentication != .basic, user != nil {
      throw UsageError("'--user' is for '--auth basic'")
    }
  }

  private static func url(_ text: String) throws -> URL {
    guard let url = URL(string: text), let scheme = url.scheme?.lowercased(),
      scheme == "https" || scheme == "http", let host = url.host(), !host.isEmpty
    else {
      throw UsageError(
        "the URL does not begin with http or https", hint: "for example https://crm.example.com")
    }
    guard url.user() == nil, url.password() == nil else {
      throw UsageError("the URL contains a user or a password", hint: SecretName.rule)
    }
    return url
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host == "[::1]" || host.hasPrefix("127.")
  }
}
