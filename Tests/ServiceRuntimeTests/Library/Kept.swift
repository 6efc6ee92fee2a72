import Synchronization

/// Collects values from concurrent code.
final class Kept<Value: Sendable>: Sendable {
  private let state = Mutex<[Value]>([])

  var all: [Value] { state.withLock { $0 } }
  var last: Value? { all.last }

  func add(_ value: Value) { state.withLock { $0.append(value) } }
}
