/// A sequence of nodes that is being rendered: a whole template or the content of a section.
///
/// Frames are kept in an array instead of on the call stack, so that nested sections cannot
/// overflow the stack. They have no reference, because counting references for every section would
/// take longer than rendering it.
struct RenderFrame {
  /// The index of the template in its library.
  let template: Int
  /// The first node, where each element of a list begins again.
  let start: Int
  let end: Int
  /// The next node.
  var position: Int
  /// The part of the renderer's indentations that is written before each non-empty line.
  let indentation: Range<Int>
  /// The index of the next element, if this is a section on a list.
  var nextElement: Int?
  /// Whether the frame has pushed a value to the context.
  var ownsContext = false
  /// Where the text of the frame begins, if its lines are joined, and how.
  var joining: (start: Int, way: LineJoining.Way)?
  /// The bytes of the tag in the frame below that included this template; nil for sections.
  var includedBy: Range<Int>?

  init(template: Int, nodes: Range<Int>, indentation: Range<Int>) {
    self.template = template
    self.start = nodes.lowerBound
    self.end = nodes.upperBound
    self.position = nodes.lowerBound
    self.indentation = indentation
  }
}
