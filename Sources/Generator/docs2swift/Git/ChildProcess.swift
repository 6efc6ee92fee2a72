import Generator

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs another program to its end, with its input and output in memory.
struct ChildProcess {
  /// The outcome.
  struct Outcome: Equatable {
    /// The exit status; 128 and more if a signal ended the program.
    var status: Int32
    var output: [UInt8]
    var errorOutput: [UInt8]
  }

  /// Searched in PATH.
  var program: String
  var arguments: [String]

  /// - Throws: `FileError` if the program cannot be started or its pipes fail.
  func run(input: [UInt8] = []) throws -> Outcome {
    let pipes = try Pipes()
    defer { pipes.closeAll() }
    let process = try start(pipes)
    pipes.closeChildEnds()
    var exchange = PipeExchange(pipes: pipes, input: input)
    let failure = exchange.run()
    let status = Self.wait(for: process)
    if let failure { throw FileError(path: program, code: failure) }
    return Outcome(status: status, output: exchange.output, errorOutput: exchange.errorOutput)
  }

  private func start(_ pipes: Pipes) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes.input.read, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.output.write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.errorOutput.write, STDERR_FILENO)
    for descriptor in pipes.all { posix_spawn_file_actions_addclose(&actions, descriptor) }

    var strings: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    defer { for string in strings { free(string) } }
    strings.append(nil)
    var process: pid_t = 0
    let code = posix_spawnp(&process, program, &actions, nil, strings, environ)
    guard code == 0 else { throw FileError(path: program, code: code) }
    return process
  }

  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// The three pipes to a child process.
final class Pipes {
  typealias Ends = (read: Int32, write: Int32)

  let input: Ends
  let output: Ends
  let errorOutput: Ends
  private var open: Set<Int32>

  init() throws {
    var open: Set<Int32> = []
    func make() throws -> Ends {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0, let read = ends.first, let write = ends.last else {
        let code = errno
        for descriptor in open { close(descriptor) }
        throw FileError(path: "", code: code)
      }
      // A later child must not inherit an end and keep the pipe open.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      open.formUnion(ends)
      return (read, write)
    }
    input = try make()
    output = try make()
    errorOutput = try make()
    self.open = open
  }

  var all: [Int32] { open.sorted() }

  func closeChildEnds() {
    for descriptor in [input.read, output.write, errorOutput.write] { closeEnd(descriptor) }
  }

  func closeEnd(_ descriptor: Int32) {
    if open.remove(descriptor) != nil { close(descriptor) }
  }

  func closeAll() {
    for descriptor in open { close(descriptor) }
    open = []
  }
}

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
