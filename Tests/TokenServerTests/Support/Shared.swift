import Synchronization

/// A value that tasks and threads of a test share.
final class Shared<Value: Sendable>: Sendable {
  private let state: Mutex<Value>

  init(_ value: Value) { state = Mutex(value) }

  var value: Value {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }

  /// Changes the value, and returns the value before the change.
  @discardableResult func exchange(_ change: (inout Value) -> Void) -> Value {
    state.withLock { value in
      defer { change(&value) }
      return value
    }
  }
}
