#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Synchronization

/// Standard output or standard error, unbuffered, because a command writes few and large texts.
final class StandardStream: TextSink {
  static let output = StandardStream(descriptor: STDOUT_FILENO)
  static let error = StandardStream(descriptor: STDERR_FILENO)

  let isTerminal: Bool
  private let descriptor: Int32
  private let state = Mutex<Int32?>(nil)

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// `errno` of the first write that failed, for instance on a full disk.
  var failure: Int32? { state.withLock { $0 } }

  func write(_ text: String) {
    var text = text
    let failure = text.withUTF8 { FileSystem.writeAll($0, to: descriptor) }
    if let failure { state.withLock { $0 = $0 ?? failure } }
  }
}
