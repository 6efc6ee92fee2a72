/// One step of rendering a template.
///
/// The nodes of a template are one flat array. The content of a section follows it, and the section
/// has the index of the end. All offsets are bytes in the file of the template.
enum TemplateNode {
  /// Bytes to copy, of several lines.
  case text(Range<Int>)
  /// Bytes to copy, of one line: a line feed can only be the last of them.
  case line(Range<Int>)
  /// The start of a line that begins with a tag, where indentation has to be written.
  case lineStart
  /// `name` is an index into the template's names, as in the other cases.
  case variable(name: Int, isEscaped: Bool)
  /// Rendered once, or once for each element of a list. `end` is the index after the content.
  case section(name: Int, end: Int)
  /// Rendered if the value is falsey.
  case invertedSection(name: Int, end: Int)
  /// A section whose lines are joined. `end` is the index after the content.
  case joinedLines(LineJoining.Way, end: Int)
  /// Another template of the library. The indentation is nil if there is other content on the line.
  case partial(template: Int, indentation: Range<Int>?, tag: Range<Int>)
}
