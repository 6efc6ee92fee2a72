import Diagnostics
import PositionedJSON

/// The way from the root of a JSON text to one of its values.
struct JSONPath {
  enum Step: Sendable, Equatable {
    case key(String)
    case index(Int)
  }

  private let steps: [Step]

  init(_ steps: [Step]) { self.steps = steps }

  /// The position of the value: the key of a property, or the first byte of an item or of the whole
  /// text.
  ///
  /// The text is parsed again, because positions are needed only for errors.
  func range(in text: ByteText) -> Range<Int>? {
    guard var tree = try? JSONSyntaxParser.parse(text.bytes, in: text.range) else { return nil }
    var found = tree.range.lowerBound..<tree.range.lowerBound + 1
    for step in steps {
      switch step {
      case .key(let name):
        guard let member = tree.member(name) else { return nil }
        (tree, found) = (member.value, member.keyRange)
      case .index(let index):
        guard let items = tree.items, items.indices.contains(index) else { return nil }
        tree = items[index]
        found = tree.range.lowerBound..<tree.range.lowerBound + 1
      }
    }
    return found
  }
}
