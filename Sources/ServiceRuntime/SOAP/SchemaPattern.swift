internal import CLibXML2
internal import Synchronization

/// A regular expression of XML Schema (Part 2, appendix F), which matches texts as a whole.
final class SchemaPattern: Sendable {
  /// Nothing writes to an expression after it is compiled.
  private nonisolated(unsafe) let expression: xmlRegexpPtr?

  private static let compiled = Mutex<[String: SchemaPattern]>([:])

  /// Each pattern is compiled once: they are all in generated code, so there is an end to them.
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

  /// True as well where the pattern is not one that the library reads, or the text has a null character.
  func matches(_ text: String) -> Bool {
    guard let expression else { return true }
    return xmlRegexpExec(expression, text) != 0
  }
}
