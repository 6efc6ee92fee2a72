import UserAgent

/// Decrypts the tokens of callers who do not want to send them as plain text. **Copy this** to use
/// your own gateway.
protocol AccessGateway: Sendable {
  /// Returns the tokens as they will be saved. The provider is not encrypted.
  ///
  /// - Throws: `AccessGatewayError`, or a `ServiceFault` with a message for the caller.
  func decrypt(_ tokens: TokenManagementInfo) async throws -> TokenManagementInfo
}

/// A token that cannot be decrypted.
enum AccessGatewayError: Error, Equatable {
  /// The token is not a sealed box.
  case malformed(String)
  /// The token was sealed for another key, or was changed on its way.
  case notForThisKey(String)
}

extension AccessGatewayError: CustomStringConvertible {
  /// The message for the caller. It contains nothing of the token.
  var description: String {
    switch self {
    case .malformed(let field): "\(field) is not a sealed box in base64."
    case .notForThisKey(let field):
      "\(field) cannot be decrypted: it was sealed for another key, or has been changed."
    }
  }
}
