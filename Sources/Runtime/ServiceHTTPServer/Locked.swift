import Foundation

/// A value that only one thread at a time can use.
///
/// It uses a lock of Foundation instead of a `Mutex`. On Linux a `Mutex` is slow under contention,
/// and the thread sanitizer does not see its synchronization, which happens in the kernel.
///
/// Unchecked: the value is only used under the lock.
final class Locked<Value>: @unchecked Sendable {
  private let lock: NSLock
  /// The lock already excludes a second access, so Swift does not have to look for one.
  @exclusivity(unchecked) private var value: Value

  /// - Parameter lock: Several values may share a lock. The closure of one of them must not use
  ///   another one, because the lock is not recursive.
  init(_ value: sending Value, lock: NSLock = NSLock()) {
    self.value = value
    self.lock = lock
  }

  func withLock<Result, Failure: Error>(
    _ use: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    lock.lock()
    defer { lock.unlock() }
    return try use(&value)
  }

  /// Uses the value together with another one that shares its lock, so that the lock is taken once.
  func withLock<Other, Result>(
    and other: Locked<Other>, _ use: (inout sending Value, inout sending Other) -> sending Result
  ) -> sending Result {
    precondition(lock === other.lock, "The values do not share a lock.")
    lock.lock()
    defer { lock.unlock() }
    return use(&value, &other.value)
  }
}
