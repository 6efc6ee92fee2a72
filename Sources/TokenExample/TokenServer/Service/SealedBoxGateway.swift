import CSodium
import UserAgent

/// Opens sealed boxes of libsodium (`crypto_box_seal`). Anyone can seal a box with the public key;
/// only this can open it. A token is a box in base64.
struct SealedBoxGateway: AccessGateway {
  private struct KeyPair: Sendable {
    let publicKey: [UInt8]
    let secretKey: SecretKey
  }

  /// The newest last.
  private let pairs: [KeyPair]

  /// Nil if there are no keys.
  init?(_ secretKeys: [SecretKey]) {
    pairs = secretKeys.map { KeyPair(publicKey: Self.publicKey(of: $0), secretKey: $0) }
    if pairs.isEmpty { return nil }
  }

  /// The key that callers use to seal, in base64.
  var publicKey: String { Base64.encode(pairs.last?.publicKey ?? [], .standard) }

  func decrypt(_ tokens: TokenManagementInfo) throws -> TokenManagementInfo {
    var decrypted = tokens
    decrypted.accessToken = try tokens.accessToken.map { try open($0, "AccessToken") }
    decrypted.refreshToken = try tokens.refreshToken.map { try open($0, "RefreshToken") }
    return decrypted
  }

  private func open(_ text: String, _ field: String) throws(AccessGatewayError) -> String {
    // A missing token may be sent as an empty text.
    if text.isEmpty { return text }
    let overhead = Int(crypto_box_PUBLICKEYBYTES + crypto_box_MACBYTES)
    guard let box = Base64.decode(text, .standard), box.count >= overhead else {
      throw .malformed(field)
    }
    var bytes = [UInt8](repeating: 0, count: box.count - overhead)
    let isOpen = pairs.reversed().contains { pair in
      pair.secretKey.use {
        crypto_box_seal_open(&bytes, box, UInt64(box.count), pair.publicKey, $0) == 0
      }
    }
    guard isOpen else { throw .notForThisKey(field) }
    guard let token = String(validating: bytes, as: UTF8.self) else { throw .malformed(field) }
    return token
  }

  private static func publicKey(of secretKey: SecretKey) -> [UInt8] {
    var publicKey = [UInt8](repeating: 0, count: Int(crypto_box_PUBLICKEYBYTES))
    _ = secretKey.use { crypto_scalarmult_base(&publicKey, $0) }
    return publicKey
  }
}
