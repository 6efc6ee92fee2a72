#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes to a program and reads from it at the same time: otherwise one could wait for the other
/// for ever after a pipe is full.
struct PipeExchange {
  let pipes: Pipes
  private let input: [UInt8]
  private var sent = 0
  private(set) var output: [UInt8] = []
  private(set) var errorOutput: [UInt8] = []
  private var waiting: [Int32]

  init(pipes: Pipes, input: [UInt8]) {
    self.pipes = pipes
    self.input = input
    waiting = [pipes.output.read, pipes.errorOutput.read]
    if input.isEmpty {
      pipes.closeEnd(pipes.input.write)
    } else {
      waiting.append(pipes.input.write)
      _ = fcntl(pipes.input.write, F_SETFL, O_NONBLOCK)
    }
  }

  /// - Returns: `errno` of a failure, or nil.
  mutating func run() -> Int32? {
    // A program that ends early must not end this one.
    let previous = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, previous) }
    while !waiting.isEmpty {
      var polls = waiting.map { descriptor in
        let isInput = descriptor == pipes.input.write
        return pollfd(fd: descriptor, events: Int16(isInput ? POLLOUT : POLLIN), revents: 0)
      }
      guard poll(&polls, nfds_t(polls.count), -1) >= 0 else {
        if errno == EINTR { continue }
        return errno
      }
      for ready in polls where ready.revents != 0 { serve(ready.fd) }
    }
    return nil
  }

  private mutating func serve(_ descriptor: Int32) {
    let isOpen = descriptor == pipes.input.write ? send() : receive(from: descriptor)
    if isOpen { return }
    waiting.removeAll { $0 == descriptor }
    pipes.closeEnd(descriptor)
  }

  /// - Returns: false if there is nothing more to do.
  private mutating func send() -> Bool {
    let written = input.withUnsafeBytes { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      return write(pipes.input.write, base + sent, input.count - sent)
    }
    guard written >= 0 else { return errno == EAGAIN || errno == EINTR }
    sent += written
    return sent < input.count
  }

  private mutating func receive(from descriptor: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    if descriptor == pipes.output.read {
      output += buffer.prefix(count)
    } else {
      errorOutput += buffer.prefix(count)
    }
    return true
  }
}
