/// A tag in a template, before its name is parsed.
struct Tag {
  enum Kind {
    /// `{{name}}`
    case variable
    /// `{{{name}}}` and `{{&name}}`
    case unescapedVariable
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case invertedSection
    /// `{{/name}}`
    case sectionEnd
    /// `{{>name}}`
    case partial
    /// `{{! anything }}`
    case comment
    /// `{{=<% %>=}}`
    case delimiters

    /// Whether a line with only this tag is removed from the output.
    var canStandAlone: Bool {
      switch self {
      case .variable, .unescapedVariable: false
      case .section, .invertedSection, .sectionEnd, .partial, .comment, .delimiters: true
      }
    }
  }

  let kind: Kind
  /// The bytes from the opening to the closing delimiter, including both.
  let range: Range<Int>
  /// The bytes between sigil and closing delimiter, without the white space around them.
  let content: Range<Int>
}
