/// A request as it was received.
package struct ReceivedRequest: Sendable {
  package var method: String
  package var target: String
  /// The names as they were sent.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
