import CMicroHTTPD
import Foundation
import ServiceHTTPServer
import ServiceRuntime
import UserAgent

/// Requests per second of the server, compared with the same path with handlers that do nothing and
/// with the HTTP library alone.
struct ServerBenchmark {
  let rounds: Int
  var seconds = 1.0

  func run() async throws {
    let plain = try PlainServer(ioThreads: ProcessInfo.processInfo.activeProcessorCount)
    let servers = [Self.waiting, Self.fixed, Self.tokens]
    for server in servers { try await server.start() }
    print("Requests per second over 8 connections, median of \(rounds) rounds")
    for request in TokenRequest.allCases {
      print()
      printTable(try await table(request, [plain.port] + servers.map(\.port)))
    }
    for server in servers { await server.shutdown() }
    plain.stop()
  }

  private static let fixedText = TransportResponse(status: 200, body: Array("fixed".utf8))

  private static let fixed = HTTPServer(configuration: .init(port: 0)) { _ in fixedText }

  /// Changes to another thread and back, like a handler that waits for something.
  private static let waiting = HTTPServer(configuration: .init(port: 0)) { _ in
    await Task.detached {}.value
    return fixedText
  }

  private static let tokens = HTTPServer(
    ServiceServer(UserAgentServer(FixedTokens()), authenticator: AllowEveryone()),
    configuration: .init(port: 0))

  private func table(_ request: TokenRequest, _ ports: [Int]) async throws -> [[String]] {
    let results = try await inTurns(ports, rounds: rounds, seconds: seconds) {
      try await measure($0, request, seconds: $1)
    }
    let names = [
      "libmicrohttpd, plain reply", "fixed string from a task that waits",
      "fixed string from a task that does not", "the server",
    ]
    let rates = results.map { $0.map(\.requestsPerSecond) }
    let times = results.map { $0.map(\.serverMicroseconds) }
    let server = rates.last ?? []
    let rows = zip(names, zip(zip(rates, times), ["0.30", "0.60", "", ""])).map { name, row in
      let (rates, times) = row.0
      return [
        name, "\(Int(median(rates)))", decimal(medianRatio(server, to: rates), digits: 2), row.1,
        decimal(median(times), digits: 1),
      ]
    }
    let title = "SaveExternalTokens over \(request.rawValue)"
    return [[title, "requests/s", "server is", "target", "CPU µs"]] + rows
  }

  /// On a thread of its own, because it would block a thread of the handlers.
  private func measure(
    _ port: Int, _ request: TokenRequest, seconds: Double
  ) async throws -> LoadGenerator.Result {
    let generator = LoadGenerator(port: port, request: request.save())
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try generator.run(seconds: seconds) })
      }
    }
  }
}

/// libmicrohttpd answering every request with a fixed text in its own callback: the maximum speed
/// of the library.
final class PlainServer {
  private let daemon: OpaquePointer
  private let listener: Listener

  var port: Int { listener.port }

  init(ioThreads: Int) throws {
    listener = try Listener(host: "127.0.0.1", port: 0)
    let callbacks = shim_callbacks(
      context: nil, handle: answer, begin: nil, completed: nil, connection: nil)
    var options = [
      MHD_OptionItem(option: .THREAD_POOL_SIZE, value: ioThreads, ptr_value: nil),
      MHD_OptionItem(option: .LISTEN_SOCKET, value: Int(listener.socket), ptr_value: nil),
      MHD_OptionItem(option: .END, value: 0, ptr_value: nil),
    ]
    if ioThreads < 2 { options.removeFirst() }
    guard let daemon = shim_start(shim_flags_threads, callbacks, nil, &options) else {
      throw BenchmarkFailure("libmicrohttpd does not start")
    }
    self.daemon = daemon
  }

  func stop() {
    MHD_stop_daemon(daemon)
    listener.close()
  }
}

private func answer(
  _ context: UnsafeMutableRawPointer?, connection: OpaquePointer?, path: UnsafePointer<CChar>?,
  method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?,
  part: UnsafePointer<CChar>?, partSize: UnsafeMutablePointer<Int>?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  // Called first with the header alone, then for parts of the body, then at its end.
  guard let slot, slot.pointee != nil else {
    slot?.pointee = UnsafeMutableRawPointer(bitPattern: 1)
    return .YES
  }
  if let partSize, partSize.pointee > 0 {
    partSize.pointee = 0
    return .YES
  }
  let text: StaticString = "fixed"
  let response = MHD_create_response_from_buffer(
    text.utf8CodeUnitCount, UnsafeMutableRawPointer(mutating: text.utf8Start), .RESPMEM_PERSISTENT)
  defer { MHD_destroy_response(response) }
  return MHD_queue_response(connection, 200, response)
}
