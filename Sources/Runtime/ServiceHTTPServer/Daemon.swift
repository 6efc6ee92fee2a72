import CMicroHTTPD
import Foundation
import Synchronization

/// The daemons of the HTTP library, one for each thread that serves sockets. They do not listen:
/// the ``Acceptor`` hands them their connections.
///
/// Unchecked: the pointers never change, and the library allows these calls from any thread.
final class DaemonPool: @unchecked Sendable {
  private struct Daemon {
    let pointer: OpaquePointer
    let thread: SocketThread

    var connections: Int { thread.connections.load(ordering: .relaxed) }
  }

  private let daemons: [Daemon]
  private let log: DaemonLog
  private let logger: UnsafeMutablePointer<shim_logger>

  /// Starts the threads.
  init(_ core: ServerCore) throws(HTTPServerError) {
    let options = try DaemonOptions(core.configuration)
    let log = DaemonLog(core.configuration.diagnosticLog) { core.refuseMalformedLengths() }
    let logger = UnsafeMutablePointer<shim_logger>.allocate(capacity: 1)
    logger.initialize(to: log.logger)
    let daemons = (0..<core.configuration.threads).compactMap { _ -> Daemon? in
      let thread = SocketThread(core)
      return options.withItems { items in
        shim_start(options.flags, thread.callbacks, logger, items)
          .map { Daemon(pointer: $0, thread: thread) }
      }
    }
    guard daemons.count == core.configuration.threads else {
      daemons.forEach { MHD_stop_daemon($0.pointer) }
      logger.deallocate()
      throw .cannotStart(reason: log.last ?? "the HTTP library reported no reason")
    }
    self.daemons = daemons
    self.log = log
    self.logger = logger
  }

  /// The number of connections of all threads.
  var connections: Int { daemons.lazy.map(\.connections).reduce(0, +) }

  /// Hands a connection to the thread that has the fewest. If the library refuses the connection,
  /// the library also closes the socket.
  func add(_ socket: Int32, from address: UnsafePointer<sockaddr>, size: socklen_t) {
    guard let daemon = daemons.min(by: { $0.connections < $1.connections }) else { return }
    daemon.thread.connections.add(1, ordering: .relaxed)
    if MHD_add_connection(daemon.pointer, socket, address, size) != .YES {
      daemon.thread.connections.subtract(1, ordering: .relaxed)
    }
  }

  /// Closes all connections, and ends the threads and waits for them. The acceptor must have
  /// stopped, and no connection may be suspended. After that, nothing may be called.
  func stop() {
    daemons.forEach { MHD_stop_daemon($0.pointer) }
    logger.deallocate()
  }
}

/// Converts a configuration to options of the HTTP library.
struct DaemonOptions {
  private let configuration: HTTPServer.Configuration
  private let certificate: String?
  private let privateKey: String?

  /// Reads the TLS files.
  init(_ configuration: HTTPServer.Configuration) throws(HTTPServerError) {
    try Self.check(configuration)
    self.configuration = configuration
    certificate = try configuration.tls.map(\.certificate).map(Self.read)
    privateKey = try configuration.tls.map(\.privateKey).map(Self.read)
  }

  var flags: UInt32 {
    let tls = configuration.tls == nil ? 0 : shim_flags_tls
    return shim_flags_threads | shim_flags_no_listener | shim_flags_suspend | shim_flags_log | tls
  }

  /// Passes the options to the closure. They are valid while it runs, and end with the terminator
  /// of the library.
  func withItems<Result>(_ use: (UnsafeMutablePointer<MHD_OptionItem>?) -> Result) -> Result {
    let texts = [
      (MHD_OPTION.HTTPS_MEM_CERT, certificate), (MHD_OPTION.HTTPS_MEM_KEY, privateKey),
      (MHD_OPTION.HTTPS_PRIORITIES, configuration.tls == nil ? nil : Self.tlsVersions),
    ]
    let copies = texts.compactMap { option, text in text.map { (option, strdup($0)) } }
    defer { copies.forEach { free($0.1) } }
    var items =
      numbers.map { MHD_OptionItem(option: $0.0, value: $0.1, ptr_value: nil) }
      + copies.map { MHD_OptionItem(option: $0.0, value: 0, ptr_value: $0.1) }
      + [MHD_OptionItem(option: MHD_OPTION.END, value: 0, ptr_value: nil)]
    return items.withUnsafeMutableBufferPointer { use($0.baseAddress) }
  }

  private static let tlsVersions = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

  private var numbers: [(MHD_OPTION, Int)] {
    let limits = configuration.limits
    return [
      // Memory for the header, the records of its fields, and the response's header. It is not more
      // than needed, because the library clears all of it for every request.
      (
        MHD_OPTION.CONNECTION_MEMORY_LIMIT,
        limits.headerBytes + limits.headerFields * 64 + (4 << 10)
      ),
      // Each thread may have all of them, because the acceptor limits their total. How many a
      // thread has depends on how long each of them is open.
      (MHD_OPTION.CONNECTION_LIMIT, configuration.acceptedConnections),
      (MHD_OPTION.CONNECTION_TIMEOUT, Self.seconds(configuration.deadlines.inactivity)),
    ]
  }

  /// Whole seconds, at least one.
  private static func seconds(_ duration: Duration) -> Int {
    let (seconds, rest) = duration.components
    return max(1, Int(seconds) + (rest > 0 ? 1 : 0))
  }

  private static func check(_ configuration: HTTPServer.Configuration) throws(HTTPServerError) {
    let limits = configuration.limits
    let numbers = [
      "ioThreads": configuration.ioThreads ?? 1, "headerBytes": limits.headerBytes,
      "headerFields": limits.headerFields, "bodyBytes": limits.bodyBytes,
      "bufferedBytes": limits.bufferedBytes, "connections": limits.connections,
      "requestsInFlight": limits.requestsInFlight,
      "idleConnectionsPerClient": limits.idleConnectionsPerClient,
    ]
    let bad = numbers.filter { !(1...Int(Int32.max)).contains($0.value) }.keys.sorted()
    if let name = bad.first {
      throw .badConfiguration("\(name) must be from 1 to \(Int32.max)")
    }
    if configuration.ioThreads ?? 1 > 256 { throw .badConfiguration("ioThreads is more than 256") }
    if configuration.tls != nil, MHD_is_feature_supported(.FEATURE_TLS) != .YES {
      throw .badConfiguration("the installed libmicrohttpd does not support TLS")
    }
  }

  private static func read(_ path: String) throws(HTTPServerError) -> String {
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .unreadableFile(path: path, reason: error.localizedDescription)
    }
  }
}

/// Receives the messages of the HTTP library. If a daemon does not start, the last message says
/// why.
final class DaemonLog: Sendable {
  private let message = Locked<String?>(nil)
  private let forward: (@Sendable (String) -> Void)?
  private let beforeAnswer: @Sendable () -> Void

  /// - Parameters:
  ///   - forward: Called with every message.
  ///   - beforeAnswer: Called after that, on the thread of the connection. The library logs why it
  ///     refuses a request before it responds.
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
