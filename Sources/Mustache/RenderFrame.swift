/// A run of nodes that is being rendered: a whole template or the content of a section.
///
/// Frames are kept in an array instead of on the call stack, so that no nesting of sections can
/// overflow it.
struct RenderFrame {
  /// The index of the template in its library.
  let template: Int
  /// The first node, where each element of a list begins again.
  let start: Int
  let end: Int
  /// The next node.
  var position: Int
  /// What partials have been indented by, written before each of their lines that is not empty.
  let indentation: [UInt8]
  /// The list the section repeats for; otherwise empty.
  var elements: ArraySlice<TemplateValue> = []
  /// Whether a value has to leave the context with the frame.
  var ownsContext = false
  /// The bytes of the tag in the frame below that included this template; nil for sections.
  var includedBy: Range<Int>?

  init(template: Int, nodes: Range<Int>, indentation: [UInt8]) {
    self.template = template
    self.start = nodes.lowerBound
    self.end = nodes.upperBound
    self.position = nodes.lowerBound
    self.indentation = indentation
  }
}
