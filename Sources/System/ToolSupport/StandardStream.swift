#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Synchronization

/// The destination of a command's text: a stream of the process, or memory in tests.
package protocol TextSink: AnyObject, Sendable {
  /// Whether it is a terminal, so that colour and a progress bar make sense.
  var isTerminal: Bool { get }

  func write(_ text: String)
}

extension TextSink {
  /// Colour is only used on terminals, and not if NO_COLOR is set (no-color.org).
  package func usesColor(in environment: [String: String]) -> Bool {
    isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }
}

/// Standard output or standard error, unbuffered, because a command writes few and large texts.
package final class StandardStream: TextSink {
  package static let output = StandardStream(descriptor: STDOUT_FILENO)
  package static let error = StandardStream(descriptor: STDERR_FILENO)

  package let isTerminal: Bool
  private let descriptor: Int32
  private let state = Mutex<Int32?>(nil)

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// `errno` of the first write that failed, for instance on a full disk.
  package var failure: Int32? { state.withLock { $0 } }

  package func write(_ text: String) {
    var text = text
    let failure = text.withUTF8 { Self.write(UnsafeRawBufferPointer($0), to: descriptor) }
    if let failure { state.withLock { $0 = $0 ?? failure } }
  }

  /// Writes all bytes.
  ///
  /// - Returns: `errno` of a failure, or nil.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}

/// The function of the C library, with a name that does not collide with the methods above.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
