/// The destination of text: a stream of the process, or memory in tests.
package protocol TextSink: AnyObject, Sendable {
  /// Whether it is a terminal.
  var isTerminal: Bool { get }

  func write(_ text: String)
}
