import ServiceRuntime
import UserAgent

/// The result of a call.
enum TokenResult: Sendable {
  case key(String)
  case tokens(TokenManagementInfo)
}

/// The service responded that there is nothing.
struct NothingFound: Error {
  var message: String
}

/// The operations for the commands.
struct TokenCalls: Sendable {
  let client: UserAgentClient
  let secrets: SecretReader
  let callOptions: CallOptions

  func save(provider: String?) async throws -> TokenResult {
    let tokens = try secrets.tokens(of: provider)
    return try key(try await client.saveExternalTokens(tokens, options: callOptions))
  }

  /// - Parameter sealer: Nil for tokens that are encrypted already.
  func decryptAndSave(provider: String?, sealer: TokenSealer?) async throws -> TokenResult {
    var tokens = try secrets.tokens(of: provider)
    if let sealer { tokens = try sealer.seal(tokens) }
    return try key(try await client.decryptAndSaveExternalTokens(tokens, options: callOptions))
  }

  func get(key: String) async throws -> TokenResult {
    guard let tokens = try await client.getExternalTokens(key: key, options: callOptions) else {
      throw NothingFound(message: "the service has no tokens under this key")
    }
    return .tokens(tokens)
  }

  private func key(_ key: String?) throws -> TokenResult {
    guard let key, !key.isEmpty else {
      throw NothingFound(message: "the service returned no key for the tokens")
    }
    return .key(key)
  }
}

extension SecretReader {
  /// The tokens to save or to seal.
  ///
  /// - Throws: the errors of `required` and `optional`.
  func tokens(of provider: String?) throws -> TokenManagementInfo {
    TokenManagementInfo(
      provider: provider, accessToken: try required(.accessToken),
      refreshToken: try optional(.refreshToken))
  }
}
