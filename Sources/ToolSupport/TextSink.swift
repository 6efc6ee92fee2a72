/// Where text goes: a stream of the process, or memory in tests.
package protocol TextSink: AnyObject, Sendable {
  /// Whether a person is watching.
  var isTerminal: Bool { get }

  func write(_ text: String)
}
