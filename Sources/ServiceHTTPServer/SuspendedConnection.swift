import CMicroHTTPD

/// A connection the HTTP library leaves alone until it is told to go on.
///
/// Unchecked: while it is suspended no thread of the library touches it, and it may be resumed
/// from any thread; whoever takes it out of its ``Exchange`` is the only one to have it.
struct SuspendedConnection: @unchecked Sendable {
  private let connection: OpaquePointer

  /// Suspends a connection; only on the thread that serves it.
  init(suspending connection: OpaquePointer) {
    MHD_suspend_connection(connection)
    self.connection = connection
  }

  func resume() { MHD_resume_connection(connection) }
}
