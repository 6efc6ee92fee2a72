/// A finished description in which only the URL of the server is missing, because it differs
/// between requests.
struct LocatedText: Sendable {
  /// The parts between the places of the URL.
  private let parts: [String]

  /// Keeps the text that is written with a placeholder URL.
  init(_ write: (_ url: String) -> String) {
    // A pattern of a schema may have one of these private-use characters, but not this text.
    let marker = "\u{E000}the URL of the server\u{E001}"
    parts = write(marker).split(separator: marker, omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// The text with a URL. The URL must already be escaped for the format of the text.
  func text(at url: String) -> String { parts.joined(separator: url) }
}
