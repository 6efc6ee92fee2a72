import CSodium
import Foundation

/// Identifies a master key by its hash. Each entry has the id of the key that it needs.
struct MasterKeyID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  let rawValue: Int64

  /// As hexadecimal digits.
  var description: String { String(format: "%016llx", rawValue) }
}

/// A master key that the database needs and the key file does not have.
struct MissingMasterKey: Error, Hashable, CustomStringConvertible {
  let id: MasterKeyID

  var description: String { "the master key \(id) is missing, and the database needs it" }
}

/// The keys that encrypt tokens at rest. New entries use the current key: the last one, unless a
/// store chooses another. The other keys decrypt entries that were saved before a rotation.
///
/// It is a class, because every call needs it.
final class MasterKeys: Sendable {
  private let keys: [MasterKeyID: SecretKey]
  let current: MasterKeyID
  /// In the order of the file.
  let ids: [MasterKeyID]

  /// Nil if there are no keys.
  init?(_ list: [SecretKey]) {
    ids = list.map(Self.id)
    guard let last = ids.last else { return nil }
    current = last
    keys = Dictionary(zip(ids, list)) { $1 }
  }

  private init(_ keys: MasterKeys, current: MasterKeyID) {
    self.keys = keys.keys
    self.current = current
    ids = keys.ids
  }

  private static func id(of key: SecretKey) -> MasterKeyID {
    let hash = key.use { Sodium.hash(Array(UnsafeBufferPointer(start: $0, count: 32))) }
    return MasterKeyID(rawValue: hash.prefix(8).reduce(0) { $0 << 8 | Int64($1) })
  }

  func contains(_ id: MasterKeyID) -> Bool { keys[id] != nil }

  /// The same keys, with another current key; nil does not change it.
  ///
  /// - Throws: `MissingMasterKey`
  func using(_ id: MasterKeyID?) throws(MissingMasterKey) -> MasterKeys {
    guard let id else { return self }
    guard contains(id) else { throw MissingMasterKey(id: id) }
    return MasterKeys(self, current: id)
  }

  /// Encrypts with the current key (XChaCha20-Poly1305). What is encrypted for one hash cannot be
  /// decrypted for another. So someone who can write to the database cannot exchange entries.
  func seal(_ message: [UInt8], for keyHash: KeyHash) -> [UInt8]? {
    guard let key = keys[current] else { return nil }
    let size = Self.nonceSize + message.count + Self.tagSize
    return [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
      guard let nonce = bytes.baseAddress else { return }
      randombytes_buf(nonce, Self.nonceSize)
      _ = key.use {
        crypto_aead_xchacha20poly1305_ietf_encrypt(
          nonce + Self.nonceSize, nil, message, UInt64(message.count), keyHash.bytes,
          UInt64(keyHash.bytes.count), nil, nonce, $0)
      }
      count = size
    }
  }

  /// Nil if the key is missing, or if the bytes have been changed.
  func open(_ entry: TokenEntry) -> [UInt8]? {
    let size = entry.sealed.count - Self.nonceSize - Self.tagSize
    guard let key = keys[entry.masterKey], size >= 0 else { return nil }
    var message = [UInt8](repeating: 0, count: size)
    let isGenuine = entry.sealed.withUnsafeBufferPointer { sealed in
      guard let nonce = sealed.baseAddress else { return false }
      return key.use {
        crypto_aead_xchacha20poly1305_ietf_decrypt(
          &message, nil, nil, nonce + Self.nonceSize, UInt64(size + Self.tagSize),
          entry.keyHash.bytes, UInt64(entry.keyHash.bytes.count), nonce, $0) == 0
      }
    }
    return isGenuine ? message : nil
  }

  private static let nonceSize = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
  private static let tagSize = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
}
