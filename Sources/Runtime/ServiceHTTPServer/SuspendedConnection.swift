import CMicroHTTPD

/// A connection that the HTTP library does not use until it is resumed.
///
/// Unchecked: while it is suspended, no thread of the library uses it, and any thread may resume
/// it. The code that takes it out of its ``Exchange`` is its only owner.
struct SuspendedConnection: @unchecked Sendable {
  private let connection: OpaquePointer

  /// Suspends a connection; only on the thread that serves it.
  init(suspending connection: OpaquePointer) {
    MHD_suspend_connection(connection)
    self.connection = connection
  }

  func resume() { MHD_resume_connection(connection) }
}
