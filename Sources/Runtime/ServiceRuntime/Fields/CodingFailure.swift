/// Why a message could not be read or written, and where in it.
struct CodingFailure: Error, Sendable, CustomStringConvertible {
  var message: String
  /// Names from the root to the value, outermost first.
  var path: [String] = []
  /// The line of the message, if known.
  var line: Int?

  var description: String {
    var text = message
    if !path.isEmpty { text += " at \(path.joined(separator: "/"))" }
    if let line { text += " (line \(line))" }
    return text
  }
}

extension CodingFailure {
  /// A text that is not a value of the type. It is shown if it is short and cannot be a secret.
  static func invalid(_ type: XMLName, _ text: String, path: [String], line: Int? = nil) -> Self {
    let isShowable = type.local != "base64Binary" && text.utf8.count <= 40
    let shown =
      isShowable
      ? "'\(text)' is not a valid \(type.local)" : "the text is not a valid \(type.local)"
    return CodingFailure(message: shown, path: path, line: line)
  }
}
