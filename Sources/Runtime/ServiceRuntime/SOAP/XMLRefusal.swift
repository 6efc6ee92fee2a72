/// Why a message is not acceptable XML.
struct XMLRefusal: Error, Sendable, CustomStringConvertible {
  var message: String
  var line: Int?

  init(_ message: String, line: Int? = nil) {
    self.message = message
    self.line = line
  }

  var description: String { line.map { "\(message) (line \($0))" } ?? message }
}
