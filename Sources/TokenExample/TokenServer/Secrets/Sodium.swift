import CSodium

/// libsodium, initialized before its first use.
enum Sodium {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: `Failure` if the system has no random numbers.
  static func prepare() throws {
    guard sodium_init() >= 0 else { throw Failure(description: "libsodium cannot be used") }
  }

  /// Random bytes that cannot be guessed.
  static func random(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  /// The BLAKE2b hash of 32 bytes, with a key if nobody else may be able to compute it.
  static func hash(_ bytes: [UInt8], key: [UInt8] = []) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_generichash(
      &hash, hash.count, bytes, UInt64(bytes.count), key.isEmpty ? nil : key, key.count)
    return hash
  }
}
