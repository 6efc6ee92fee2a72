import CSodium

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
