import Foundation

/// The key that a caller receives for saved tokens: 256 random bits, as base64url without padding.
/// It is not stored: entries are found by its hash.
struct RetrievalKey: Sendable {
  private let bytes: [UInt8]
  let hash: KeyHash

  /// Creates a new key.
  init() { self.init(Sodium.random(KeyHash.byteCount)) }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    hash = KeyHash(hashing: bytes)
  }

  /// Nil for a text that is not such a key.
  init?(_ text: String) {
    // 43 digits have two unused bits. libsodium does not accept another spelling of the same key.
    guard text.utf8.count == 43, let bytes = Base64.decode(text, .urlSafe),
      bytes.count == KeyHash.byteCount
    else { return nil }
    self.init(bytes)
  }

  var text: String { Base64.encode(bytes, .urlSafe) }
}

/// The hash that identifies an entry. It needs no salt, because 256 random bits cannot be guessed.
struct KeyHash: Hashable, Comparable, Sendable, CustomStringConvertible {
  static let byteCount = 32

  let bytes: [UInt8]

  init(hashing key: [UInt8]) { bytes = Sodium.hash(key) }

  /// Nil if the bytes are not a hash.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// The bytes are a hash already: some of them are enough.
  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0.prefix(8))) }
  }

  static func < (left: KeyHash, right: KeyHash) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  /// Enough digits to distinguish entries in lists and logs. The key cannot be computed from them.
  var description: String { bytes.prefix(8).map { String(format: "%02x", $0) }.joined() }
}
