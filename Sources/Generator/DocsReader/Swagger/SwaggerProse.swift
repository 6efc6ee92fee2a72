/// Makes Markdown from the descriptions in a Swagger file.
enum SwaggerProse {
  static func paragraphs(_ text: String) -> [String] { Prose.paragraphs(withLineFeeds(text)) }

  /// The description of a type, without the sentences that every type has.
  static func paragraphs(ofType text: String) -> [String] {
    paragraphs(CarrierProse(ByteText(Array(text.utf8))).text.string)
  }

  static func line(_ text: String?) -> String? { text.flatMap { Prose.line(withLineFeeds($0)) } }

  /// The vendor's descriptions end lines with `\r\n`.
  private static func withLineFeeds(_ text: String) -> String {
    text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n") : text
  }
}
