/// The prose of a page. It becomes doc comments, and nothing else depends on it.
package struct Documentation: Codable, Equatable, Sendable {
  /// The first paragraph, as plain Markdown.
  package var summary: String?
  /// Further paragraphs and remarks, as plain Markdown.
  package var remarks: [String]
  /// The description of the returned value.
  package var returns: String?

  package init(summary: String? = nil, remarks: [String] = [], returns: String? = nil) {
    self.summary = summary
    self.remarks = remarks
    self.returns = returns
  }

  package var isEmpty: Bool { summary == nil && remarks.isEmpty && returns == nil }
}
