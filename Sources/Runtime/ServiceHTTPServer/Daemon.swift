import CMicroHTTPD
import Foundation

/// The daemon of the HTTP library: its threads and their sockets.
///
/// Unchecked: the pointer never changes, and the library allows these calls from any thread.
final class Daemon: @unchecked Sendable {
  private let daemon: OpaquePointer
  private let core: ServerCore
  private let log: DaemonLog
  private let logger: UnsafeMutablePointer<shim_logger>
  private let listener: Int32

  /// Starts the threads.
  init(_ core: ServerCore, listener: Listener) throws(HTTPServerError) {
    let options = try DaemonOptions(core.configuration)
    let log = DaemonLog(core.configuration.diagnosticLog) { core.refuseMalformedLengths() }
    let logger = UnsafeMutablePointer<shim_logger>.allocate(capacity: 1)
    logger.initialize(to: log.logger)
    guard let socket = listener.duplicate() else {
      logger.deallocate()
      throw .cannotStart(reason: String(cString: strerror(errno)))
    }
    let daemon = options.withItems { items in
      shim_start(options.flags, socket, core.callbacks, logger, items)
    }
    guard let daemon else {
      // If the library does not start, it closes the socket in some cases but not in others. That
      // is why it has a duplicate: losing one is better than closing a number that has been reused.
      logger.deallocate()
      throw .cannotStart(reason: log.last ?? "the HTTP library reported no reason")
    }
    self.daemon = daemon
    self.listener = socket
    self.core = core
    self.log = log
    self.logger = logger
  }

  /// Stops accepting connections.
  func quiesce() { _ = MHD_quiesce_daemon(daemon) }

  /// Closes all connections, ends the threads and waits for that. Before, no connection may be
  /// suspended and `quiesce` must have been called. Afterwards, nothing may be called.
  func stop() {
    MHD_stop_daemon(daemon)
    _ = close(listener)
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
    return shim_flags_threads | shim_flags_suspend | shim_flags_log | tls
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
    let threads = configuration.threads
    var numbers = [
      // Memory for the header, the records of its fields, the response's header, and a read buffer.
      // It is not more than needed, because the library clears all of it for every request.
      (
        MHD_OPTION.CONNECTION_MEMORY_LIMIT,
        limits.headerBytes + limits.headerFields * 128 + (8 << 10)
      ),
      (MHD_OPTION.CONNECTION_LIMIT, max(configuration.acceptedConnections, threads)),
      (MHD_OPTION.CONNECTION_TIMEOUT, Self.seconds(configuration.deadlines.inactivity)),
    ]
    if threads > 1 { numbers.append((MHD_OPTION.THREAD_POOL_SIZE, threads)) }
    return numbers
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
