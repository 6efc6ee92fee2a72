/// A request as it came over the socket.
package struct ReceivedRequest: Sendable {
  package var method: String
  package var target: String
  /// Names as sent.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
