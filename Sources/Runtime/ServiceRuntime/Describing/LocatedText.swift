/// A finished description in which only the URL of the server is missing, because it differs
/// between requests.
struct LocatedText: Sendable {
  private let before: String
  private let after: String

  /// Keeps the text that is written with a placeholder URL.
  init(_ write: (_ url: String) -> String) {
    // A private-use character, which no name contains and which needs no escape.
    let marker = "\u{E000}"
    let text = write(marker)
    let place = text.firstIndex(of: Character(marker)) ?? text.endIndex
    before = String(text[..<place])
    after = String(text[place...].dropFirst())
  }

  /// The text with a URL. The URL must already be escaped for the format of the text.
  func text(at url: String) -> String { before + url + after }
}
