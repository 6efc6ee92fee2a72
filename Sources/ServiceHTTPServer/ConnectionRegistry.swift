import Foundation

/// The connections of a server.
///
/// The lock also guards their sockets: a connection is removed before the library closes its
/// socket, so that whoever holds the lock cannot meet a socket that belongs to somebody else by now.
///
/// Unchecked, with a lock of Foundation and not a `Mutex`: threads really meet here, `Mutex` is
/// slow on Linux when they do, and the thread sanitizer does not see that it then lets the other
/// thread in, because the kernel does.
final class ConnectionRegistry: @unchecked Sendable {
  private let lock = NSLock()
  private var connections: [ObjectIdentifier: Connection] = [:]

  var isEmpty: Bool { lock.withLock { connections.isEmpty } }

  /// Makes a connection and enters it; the closure is told how many there were.
  func add(_ make: (_ others: Int) -> Connection) -> Connection {
    lock.withLock {
      let connection = make(connections.count)
      connections[ObjectIdentifier(connection)] = connection
      return connection
    }
  }

  func remove(_ connection: Connection) {
    lock.withLock { _ = connections.removeValue(forKey: ObjectIdentifier(connection)) }
  }

  func forEach(_ visit: (Connection) -> Void) {
    lock.withLock { connections.values.forEach(visit) }
  }

  /// For a connection that may have been removed meanwhile.
  func visit(_ connection: Connection, _ visit: (Connection) -> Void) {
    lock.withLock {
      if connections[ObjectIdentifier(connection)] != nil { visit(connection) }
    }
  }

  /// The requests of the moment.
  var exchanges: [Exchange] {
    lock.withLock { connections.values.compactMap(\.exchange) }
  }
}
