import CSodium
import Foundation
import ToolSupport
import UserAgent

/// Encrypts tokens so that only the owner of a public key can read them.
struct TokenSealer: Sendable {
  private let publicKey: [UInt8]

  /// - Throws: `UsageError` if the public key is invalid.
  init(_ options: Options) throws {
    guard sodium_init() >= 0 else {
      throw UsageError("libsodium cannot be used")
    }
    let data = options.publicKey.flatMap { Data(base64Encoded: $0) } ?? Data()
    guard data.count == Int(crypto_box_PUBLICKEYBYTES) else {
      throw UsageError(
        "the public key is not 32 bytes in base64", hint: "'token-server keys show' prints it")
    }
    publicKey = Array(data)
  }

  /// The tokens, each as a sealed box in base64. The provider is not encrypted.
  func seal(_ tokens: TokenManagementInfo) throws -> TokenManagementInfo {
    var sealed = tokens
    sealed.accessToken = try tokens.accessToken.map(seal)
    sealed.refreshToken = try tokens.refreshToken.map(seal)
    return sealed
  }

  private func seal(_ token: String) throws -> String {
    let message = Array(token.utf8)
    var box = [UInt8](
      repeating: 0,
      count: message.count + Int(crypto_box_PUBLICKEYBYTES) + Int(crypto_box_MACBYTES))
    guard crypto_box_seal(&box, message, UInt64(message.count), publicKey) == 0 else {
      throw UsageError("the public key cannot be used")
    }
    return Data(box).base64EncodedString()
  }
}
