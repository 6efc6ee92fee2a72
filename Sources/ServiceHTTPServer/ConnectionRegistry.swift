/// The connections of a server.
///
/// The lock also guards their sockets: a connection is removed before the library closes its
/// socket, so that whoever holds the lock cannot meet a socket that belongs to somebody else by now.
final class ConnectionRegistry: Sendable {
  private let connections = Locked<[ObjectIdentifier: Connection]>([:])

  var isEmpty: Bool { connections.withLock { $0.isEmpty } }

  /// Makes a connection and enters it; the closure is told how many there were.
  func add(_ make: (_ others: Int) -> Connection) -> Connection {
    connections.withLock { connections in
      let connection = make(connections.count)
      connections[ObjectIdentifier(connection)] = connection
      return connection
    }
  }

  func remove(_ connection: Connection) {
    connections.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(connection)) }
  }

  func forEach(_ visit: (Connection) -> Void) {
    connections.withLock { $0.values.forEach(visit) }
  }

  /// For a connection that may have been removed meanwhile.
  func visit(_ connection: Connection, _ visit: (Connection) -> Void) {
    connections.withLock { connections in
      if connections[ObjectIdentifier(connection)] != nil { visit(connection) }
    }
  }

  /// The requests of the moment.
  var exchanges: [Exchange] {
    connections.withLock { $0.values.compactMap(\.exchange) }
  }
}
