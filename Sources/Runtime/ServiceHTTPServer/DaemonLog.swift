import CMicroHTTPD

/// Receives the messages of the HTTP library. The last message says why it did not start.
final class DaemonLog: Sendable {
  private let message = Locked<String?>(nil)
  private let forward: (@Sendable (String) -> Void)?
  private let beforeAnswer: @Sendable () -> Void

  /// - Parameters:
  ///   - forward: Called with every message.
  ///   - beforeAnswer: Called with every message, on the thread of its connection. The library logs
  ///     why it refuses a request before it responds.
  init(
    _ forward: (@Sendable (String) -> Void)?, beforeAnswer: @escaping @Sendable () -> Void
  ) {
    self.forward = forward
    self.beforeAnswer = beforeAnswer
  }

  var last: String? { message.withLock { $0 } }

  /// Does not keep the log alive.
  var logger: shim_logger {
    shim_logger(
      write: { context, message in
        guard let context, let message else { return }
        Unmanaged<DaemonLog>.fromOpaque(context).takeUnretainedValue()
          .write(String(cString: message))
      }, context: Unmanaged.passUnretained(self).toOpaque())
  }

  private func write(_ text: String) {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    message.withLock { $0 = line }
    forward?(line)
    beforeAnswer()
  }
}
