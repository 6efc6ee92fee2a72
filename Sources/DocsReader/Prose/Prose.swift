/// Prose of a page as Markdown that is safe in a doc comment.
///
/// The documentation's prose comes from XML documentation comments of another language: plain text
/// with tags such as `<para />` and `<see cref="…">`, partly escaped, wrapped anywhere.
enum Prose {
  /// The paragraphs of a text, each on one line.
  static func paragraphs(_ text: ByteText) -> [String] {
    var writer = ProseWriter()
    ProseScanner(bytes: EntityDecoder.decode(Array(text.bytes[text.range]))).scan(into: &writer)
    return writer.finish()
  }

  static func paragraphs(_ text: String) -> [String] { paragraphs(ByteText(Array(text.utf8))) }

  /// All of a text on one line; nil when there is none.
  static func line(_ text: ByteText) -> String? {
    let paragraphs = paragraphs(text)
    return paragraphs.isEmpty ? nil : paragraphs.joined(separator: " ")
  }

  static func line(_ text: String) -> String? { line(ByteText(Array(text.utf8))) }
}
