/// A description that has been written but for the one place that differs from request to request:
/// the URL of the server.
struct LocatedText: Sendable {
  private let before: String
  private let after: String

  /// Takes what is written with a URL that stands for any.
  init(_ write: (_ url: String) -> String) {
    // A private character, which is in no name and needs no escape.
    let marker = "\u{E000}"
    let text = write(marker)
    let place = text.firstIndex(of: Character(marker)) ?? text.endIndex
    before = String(text[..<place])
    after = String(text[place...].dropFirst())
  }

  /// The text with a URL, which must be escaped as the text's format has it.
  func text(at url: String) -> String { before + url + after }
}
