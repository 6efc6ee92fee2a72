import CSodium

/// A hash that takes long to compute (Argon2id of libsodium), so that someone who reads it cannot
/// try many secrets.
enum PasswordHash {
  /// The current values of libsodium for logins. They are fixed here, so that all hashes take the
  /// same time, whatever version created them.
  private static let operations: UInt64 = 2
  private static let memory = 64 << 20

  /// Whether `make` could have created the hash.
  static func isOurs(_ hash: String) -> Bool {
    crypto_pwhash_str_needs_rehash(hash, operations, memory) == 0
  }

  /// Nil if there is not enough memory.
  static func make(_ secret: String) -> String? {
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let bytes = secret.utf8.map { CChar(bitPattern: $0) }
    let status = crypto_pwhash_str(
      &text, bytes, UInt64(bytes.count), operations, memory)
    guard status == 0 else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Takes as long as `make`.
  static func verify(_ hash: String, _ secret: String) -> Bool {
    // The function reads as many bytes as the longest hash has.
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    guard hash.utf8.count < text.count else { return false }
    for (index, byte) in hash.utf8.enumerated() { text[index] = CChar(bitPattern: byte) }
    let bytes = secret.utf8.map { CChar(bitPattern: $0) }
    return crypto_pwhash_str_verify(text, bytes, UInt64(bytes.count)) == 0
  }

  /// The hash of a secret that nobody knows. It is checked for unknown names, so that the time does
  /// not reveal which names exist.
  static let ofNobody = make(Base64.encode(Sodium.random(32), .urlSafe)) ?? ""
}
