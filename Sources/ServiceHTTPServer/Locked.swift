import Foundation

/// A value that one thread at a time may use.
///
/// With a lock of Foundation and not a `Mutex`: on Linux that is slow where threads really meet, and
/// the thread sanitizer does not see that it then lets another thread in, because the kernel does.
///
/// Unchecked: the value is reached through the lock only.
final class Locked<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  init(_ value: sending Value) { self.value = value }

  func withLock<Result, Failure: Error>(
    _ use: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    lock.lock()
    defer { lock.unlock() }
    return try use(&value)
  }
}
