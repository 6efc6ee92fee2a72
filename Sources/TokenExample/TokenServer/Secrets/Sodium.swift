import CSodium
import ServiceRuntime

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

  /// Whether two secrets are equal. The time depends only on their lengths.
  static func areEqual(_ one: String, _ other: String) -> Bool {
    guard one.utf8.count == other.utf8.count else { return false }
    return one.withBytes { left in
      other.withBytes { right in
        left.isEmpty || sodium_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
      }
    }
  }

  /// The BLAKE2b hash of 32 bytes, with a key if nobody else may be able to compute it.
  static func hash(_ bytes: [UInt8], key: [UInt8] = []) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_generichash(
      &hash, hash.count, bytes, UInt64(bytes.count), key.isEmpty ? nil : key, key.count)
    return hash
  }
}

/// 32 secret bytes in memory of libsodium: locked, guarded, and overwritten at the end.
///
/// Unchecked: the bytes never change.
final class SecretKey: @unchecked Sendable, CustomStringConvertible, CustomReflectable {
  static let byteCount = 32

  private let bytes: UnsafeMutableRawPointer

  /// Nil if there are not exactly 32 bytes, or if there is no memory.
  init?(_ source: [UInt8]) {
    guard source.count == Self.byteCount, let memory = sodium_malloc(Self.byteCount) else {
      return nil
    }
    memory.copyMemory(from: source, byteCount: Self.byteCount)
    sodium_mprotect_readonly(memory)
    bytes = memory
  }

  deinit { sodium_free(bytes) }

  /// The bytes, for one call.
  func use<Result>(_ body: (UnsafePointer<UInt8>) throws -> Result) rethrows -> Result {
    try body(UnsafePointer(bytes.assumingMemoryBound(to: UInt8.self)))
  }

  var description: String { "<redacted>" }
  var customMirror: Mirror { Mirror(self, children: ["value": description]) }
}

/// Bytes as text, by libsodium, whose time does not depend on the bytes.
enum Base64 {
  enum Variant {
    /// With padding, for files and messages.
    case standard
    /// Without padding, for URLs.
    case urlSafe

    fileprivate var number: Int32 {
      switch self {
      case .standard: sodium_base64_VARIANT_ORIGINAL
      case .urlSafe: sodium_base64_VARIANT_URLSAFE_NO_PADDING
      }
    }
  }

  static func encode(_ bytes: [UInt8], _ variant: Variant) -> String {
    let size = sodium_base64_encoded_len(bytes.count, variant.number)
    return String(unsafeUninitializedCapacity: size) { text in
      text.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return 0 }
        sodium_bin2base64(start, size, bytes, bytes.count, variant.number)
        // Without the zero at the end.
        return size - 1
      }
    }
  }

  /// Nil if the text is not valid base64. White space is not valid.
  static func decode(_ text: String, _ variant: Variant) -> [UInt8]? {
    let size = text.utf8.count
    var status: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
      guard let start = bytes.baseAddress else { return }
      // Without a pointer for the end, the function refuses a text that it cannot decode completely.
      status = text.withCString {
        sodium_base642bin(start, size, $0, size, nil, &count, nil, variant.number)
      }
    }
    return status == 0 ? bytes : nil
  }
}

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
