import UserAgent

/// Decrypts the tokens of callers who do not want to send them readable. **Copy this** to stand in
/// front of a gateway of your own.
protocol AccessGateway: Sendable {
  /// Gives the tokens as they are to be saved; the provider is not encrypted.
  ///
  /// - Throws: `AccessGatewayError`, or a `ServiceFault` with what the caller may know.
  func decrypt(_ tokens: TokenManagementInfo) async throws -> TokenManagementInfo
}

/// A token that cannot be decrypted.
enum AccessGatewayError: Error, Equatable {
  /// This one is no sealed box at all.
  case malformed(String)
  /// This one was sealed for another key, or was changed on its way.
  case notForThisKey(String)
}

extension AccessGatewayError: CustomStringConvertible {
  /// For the caller; nothing of the token is in it.
  var description: String {
    switch self {
    case .malformed(let field): "\(field) is not the base64 of a sealed box."
    case .notForThisKey(let field):
      "\(field) cannot be decrypted: it was sealed for another key, or has been changed."
    }
  }
}
