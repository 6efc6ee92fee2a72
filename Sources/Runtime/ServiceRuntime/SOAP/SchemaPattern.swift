internal import CLibXML2
internal import Synchronization

/// A regular expression of XML Schema (Part 2, appendix F), which matches texts as a whole.
final class SchemaPattern: Sendable {
  /// Nothing writes to an expression after it is compiled.
  private nonisolated(unsafe) let expression: xmlRegexpPtr?

  private static let compiled = Mutex<[String: SchemaPattern]>([:])

  /// Each pattern is compiled once. All patterns are in generated code, so their number is limited.
  static func of(_ text: String) -> SchemaPattern {
    compiled.withLock { known in
      if let pattern = known[text] { return pattern }
      let pattern = SchemaPattern(text)
      known[text] = pattern
      return pattern
    }
  }

  private init(_ text: String) { expression = xmlRegexpCompile(text) }

  deinit { if let expression { xmlRegFreeRegexp(expression) } }

  /// Also true if the library cannot read the pattern, or if the text has a null character.
  func matches(_ text: String) -> Bool {
    guard let expression else { return true }
    return xmlRegexpExec(expression, text) != 0
  }
}
