/// The styles of terminal output.
package enum TerminalStyle: Sendable {
  case bold
  case dim
  case red
  case green
  case yellow
  case cyan

  package static func severity(_ severity: Severity) -> TerminalStyle {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: .cyan
    }
  }

  /// The text between the escape sequences (ECMA-48 SGR) of the style.
  package func applied(to text: String) -> String { "\u{1B}[\(code)m\(text)\u{1B}[0m" }

  private var code: String {
    switch self {
    case .bold: "1"
    case .dim: "2"
    case .red: "1;31"
    case .green: "1;32"
    case .yellow: "1;33"
    case .cyan: "1;36"
    }
  }
}
