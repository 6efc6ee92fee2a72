import Foundation

/// The key that is handed out for saved tokens: 256 random bits, as base64url without padding.
/// It is kept nowhere; entries are found by its hash.
struct RetrievalKey: Sendable {
  private let bytes: [UInt8]

  /// Makes a new one.
  init() { bytes = Sodium.random(KeyHash.byteCount) }

  /// Nil for a text that is no such key, whatever it is.
  init?(_ text: String) {
    // 43 digits have two bits to spare: another spelling of the same bits is no key.
    guard text.utf8.count == 43, let bytes = Base64.decode(text, .urlSafe),
      bytes.count == KeyHash.byteCount, Base64.encode(bytes, .urlSafe) == text
    else { return nil }
    self.bytes = bytes
  }

  var text: String { Base64.encode(bytes, .urlSafe) }

  var hash: KeyHash { KeyHash(hashing: bytes) }
}

/// The hash by which an entry is found. Among 256 random bits nothing can be guessed, so it needs
/// no salt.
struct KeyHash: Hashable, Comparable, Sendable, CustomStringConvertible {
  static let byteCount = 32

  let bytes: [UInt8]

  init(hashing key: [UInt8]) { bytes = Sodium.hash(key) }

  /// Nil when it is no hash.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  static func < (left: KeyHash, right: KeyHash) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  /// Enough to tell entries apart in lists and logs; no key can be made of it.
  var description: String { bytes.prefix(8).map { String(format: "%02x", $0) }.joined() }
}
