/// Makes text that may be in colour.
package protocol Painting { var usesColor: Bool { get } }

extension Painting {
  /// The text in a style, if colours are used.
  package func paint(_ text: String, _ style: TerminalStyle) -> String {
    usesColor ? style.applied(to: text) : text
  }
}
