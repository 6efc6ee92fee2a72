/// Makes Markdown from the descriptions in a Swagger file.
enum SwaggerProse {
  static func paragraphs(_ text: String) -> [String] {
    // The vendor's descriptions end lines with `\r\n`.
    Prose.paragraphs(text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n") : text)
  }

  /// The description of a type, without the sentences that every type has.
  static func paragraphs(ofType text: String) -> [String] {
    paragraphs(CarrierProse(ByteText(Array(text.utf8))).text.string)
  }

  static func line(_ text: String?) -> String? {
    guard let text else { return nil }
    return Prose.line(text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n") : text)
  }
}
