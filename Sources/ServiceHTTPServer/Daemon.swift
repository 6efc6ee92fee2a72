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
      // The library closes the socket for some reasons not to start and not for others. That is
      // why it got a duplicate: better to lose one than to close what is somebody else's by now.
      logger.deallocate()
      throw .cannotStart(reason: log.last ?? "the HTTP library gives no reason")
    }
    self.daemon = daemon
    self.listener = socket
    self.core = core
    self.log = log
    self.logger = logger
  }

  /// Accepts no connections any more.
  func quiesce() { _ = MHD_quiesce_daemon(daemon) }

  /// Closes all connections and ends the threads, and waits for that. No connection may be
  /// suspended, the daemon must be quiet, and nothing may be called afterwards.
  func stop() {
    MHD_stop_daemon(daemon)
    _ = close(listener)
    logger.deallocate()
  }
}
