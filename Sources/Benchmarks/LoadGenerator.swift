import Foundation

/// Sends the same request over several kept-alive connections, each as soon as the previous
/// response has arrived, all on one thread, so that most of the machine is left to the server.
struct LoadGenerator {
  let port: Int
  let request: [UInt8]
  var connections = 8
  /// Seconds of processor time of the server so far. By default they are those of all threads of
  /// this process except this one.
  var serverSeconds: @Sendable () -> Double = { ProcessorTime.process - ProcessorTime.thread }

  struct Result {
    var requestsPerSecond: Double
    /// The processor time of the server for a request. It is comparable on a busy machine too.
    var serverMicroseconds: Double
    /// How long requests waited for their responses.
    var milliseconds: Percentiles
  }

  /// Sends requests for a time in seconds.
  func run(seconds: Double) throws -> Result {
    let sockets = try (0..<connections).map { _ in try connect() }
    defer { sockets.forEach { close($0) } }
    // All responses have the size of the first one.
    let size = try response(on: sockets[0]).count
    var calls = CallsInParallel(sockets, request: request, responseBytes: size)
    let cpu = serverSeconds()
    let elapsed = try calls.run(nanoseconds: UInt64(seconds * 1e9))
    let answered = Double(calls.waits.count)
    return Result(
      requestsPerSecond: answered / Double(elapsed) * 1e9,
      serverMicroseconds: (serverSeconds() - cpu) * 1_000_000 / answered,
      milliseconds: Percentiles(of: calls.waits.map { Double($0) / 1e6 }))
  }

  /// Sends one request after the other while something else is done; returns the longest time in
  /// seconds that one of them waited for its response.
  func longestWait(during work: @escaping @Sendable () -> Void) throws -> Double {
    let socket = try connect()
    defer { close(socket) }
    _ = try response(on: socket)
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      work()
      done.signal()
    }
    var longest = 0.0
    repeat {
      let start = ContinuousClock.now
      _ = try response(on: socket)
      longest = max(longest, (ContinuousClock.now - start) / .seconds(1))
    } while done.wait(timeout: .now()) == .timedOut
    return longest
  }

  /// The response to one request.
  func response() throws -> String {
    let socket = try connect()
    defer { close(socket) }
    return String(decoding: try response(on: socket), as: UTF8.self)
  }

  /// Header and body. The status must be 200.
  private func response(on socket: Int32) throws -> [UInt8] {
    try send(socket)
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { throw BenchmarkFailure("the server hung up") }
      received += buffer.prefix(count)
      guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
      let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
      guard head.hasPrefix("HTTP/1.1 200 ") else { throw BenchmarkFailure(head) }
      let field = head.components(separatedBy: "\r\n")
        .first { $0.lowercased().hasPrefix("content-length:") }
      guard let length = field.flatMap({ Int($0.dropFirst(15).drop { $0 == " " }) }) else {
        throw BenchmarkFailure("no length in \(head)")
      }
      if received.count == end.upperBound + length { return received }
    }
  }

  private func send(_ socket: Int32) throws { try LoadGenerator.send(request, on: socket) }

  fileprivate static func send(_ request: [UInt8], on socket: Int32) throws {
    guard Foundation.send(socket, request, request.count, 0) == request.count else {
      throw BenchmarkFailure("the request could not be sent")
    }
  }

  private func connect() throws -> Int32 {
    let socket = Foundation.socket(AF_INET, Self.streamSocket, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard socket >= 0, status == 0 else { throw BenchmarkFailure("no connection to \(port)") }
    var on: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    return socket
  }

  private static var streamSocket: Int32 {
    #if canImport(Glibc)
      Int32(SOCK_STREAM.rawValue)
    #else
      SOCK_STREAM
    #endif
  }
}

/// Calls over several connections at the same time.
///
/// The thread of the client takes time from the server, so the loop is as short as it can be. Times
/// are plain numbers, because a `Duration` has 128 bits.
private struct CallsInParallel {
  private let request: [UInt8]
  private let responseBytes: Int
  private var polled: [pollfd]
  /// How many bytes of the current response have not arrived.
  private var missing: [Int]
  /// When the current request was sent.
  private var sent: [UInt64]
  /// How long each request waited for its response, in nanoseconds.
  private(set) var waits: [UInt64] = []
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)

  init(_ sockets: [Int32], request: [UInt8], responseBytes: Int) {
    self.request = request
    self.responseBytes = responseBytes
    polled = sockets.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    missing = sockets.map { _ in responseBytes }
    sent = sockets.map { _ in 0 }
  }

  /// Sends requests for a time. Returns the time that it took.
  mutating func run(nanoseconds: UInt64) throws -> UInt64 {
    let start = Self.now
    for index in polled.indices { try send(index, at: start) }
    var now = start
    while now - start < nanoseconds {
      guard poll(&polled, nfds_t(polled.count), 5000) > 0 else {
        throw BenchmarkFailure("the server does not answer")
      }
      for index in polled.indices where polled[index].revents != 0 {
        guard try receive(index) else { continue }
        now = Self.now
        waits.append(now - sent[index])
        try send(index, at: now)
      }
    }
    return now - start
  }

  private static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }

  private mutating func send(_ index: Int, at time: UInt64) throws {
    (missing[index], sent[index]) = (responseBytes, time)
    try LoadGenerator.send(request, on: polled[index].fd)
  }

  /// Receives a part of a response; true at its end.
  private mutating func receive(_ index: Int) throws -> Bool {
    let count = recv(polled[index].fd, &buffer, buffer.count, 0)
    guard count > 0 else { throw BenchmarkFailure("the server hung up") }
    missing[index] -= count
    guard missing[index] >= 0 else {
      throw BenchmarkFailure("the responses have different sizes")
    }
    return missing[index] == 0
  }
}
