/// One step of rendering a template.
///
/// The nodes of a template are one flat array: a section is followed by its content, and knows
/// where that ends. All offsets are bytes of the template's file.
enum TemplateNode {
  /// Bytes to copy. They may begin, hold and end whole lines.
  case text(Range<Int>)
  /// The start of a line whose first bytes come from a tag: where indentation has to be written.
  case lineStart
  /// `name` is an index into the template's names, as in the other cases.
  case variable(name: Int, isEscaped: Bool)
  /// Rendered once, or once for each element of a list; `end` is the index behind the content.
  case section(name: Int, end: Int)
  /// Rendered when the value is falsey.
  case invertedSection(name: Int, end: Int)
  /// Another template of the library; the indentation is nil when the tag shares its line.
  case partial(template: Int, indentation: Range<Int>?, tag: Range<Int>)
}
