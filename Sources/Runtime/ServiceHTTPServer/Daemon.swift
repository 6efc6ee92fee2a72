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
