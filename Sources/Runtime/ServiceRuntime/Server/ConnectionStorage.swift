internal import Synchronization

/// Values that a server keeps as long as the connection of a client is open: what an authenticator
/// found out about the caller, for example.
///
/// A proxy may send the calls of several callers over one connection. So a stored value is only
/// right for a call that has the same credentials.
public final class ConnectionStorage: Sendable {
  private let values = Mutex<[ObjectIdentifier: any Sendable]>([:])

  /// Creates an empty storage, for a connection that has been opened.
  public init() {}

  /// The value of a type; nil if there is none.
  public subscript<Value: Sendable>(_ type: Value.Type) -> Value? {
    get { values.withLock { $0[ObjectIdentifier(type)] } as? Value }
    set { values.withLock { $0[ObjectIdentifier(type)] = newValue } }
  }
}
