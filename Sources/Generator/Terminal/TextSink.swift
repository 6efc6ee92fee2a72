/// Where a command's text goes: a stream of the process, or memory in tests.
package protocol TextSink: AnyObject, Sendable {
  /// Whether a person is watching, so that colour and a progress bar make sense.
  var isTerminal: Bool { get }

  func write(_ text: String)
}
