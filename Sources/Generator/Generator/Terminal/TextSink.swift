/// The destination of a command's text: a stream of the process, or memory in tests.
package protocol TextSink: AnyObject, Sendable {
  /// Whether it is a terminal, so that colour and a progress bar make sense.
  var isTerminal: Bool { get }

  func write(_ text: String)
}
