import CMicroHTTPD
import Foundation

/// The daemon of the HTTP library: its threads and their sockets.
///
/// Unchecked: the pointer never changes, and the library takes these calls from any thread.
final class Daemon: @unchecked Sendable {
  private let daemon: OpaquePointer
  private let core: ServerCore
  private let log: DaemonLog
  private let logger: UnsafeMutablePointer<shim_logger>

  /// Starts the threads.
  init(_ core: ServerCore, listener: Listener) throws(HTTPServerError) {
    let log = DaemonLog(core.configuration.diagnosticLog)
    let logger = UnsafeMutablePointer<shim_logger>.allocate(capacity: 1)
    logger.initialize(to: log.logger)
    let options = try DaemonOptions(core.configuration)
    let daemon = options.withItems { items in
      shim_start(options.flags, listener.socket, core.callbacks, logger, items)
    }
    guard let daemon else {
      logger.deallocate()
      throw .cannotStart(reason: log.last ?? "the HTTP library gives no reason")
    }
    self.daemon = daemon
    self.core = core
    self.log = log
    self.logger = logger
  }

  /// Accepts no connections any more. The listener must stay open until the daemon has stopped.
  func quiesce() { _ = MHD_quiesce_daemon(daemon) }

  /// Closes all connections and ends the threads, and waits for that. No connection may be
  /// suspended, and nothing may be called afterwards.
  func stop() {
    MHD_stop_daemon(daemon)
    logger.deallocate()
  }
}
