import Diagnostics
import PositionedJSON

/// Finds the positions of values in the JSON samples of pages.
///
/// A sample is parsed again for its first position only, because most samples need none. A sample
/// can have as many findings as properties, so each property is found by its name.
struct SamplePositions {
  /// A step from a value to one of its parts.
  enum Step: Equatable {
    case key(String)
    case index(Int)
  }

  /// A sample with positions.
  private struct Sample {
    let page: RESTOperationPage
    let body: Range<Int>
    /// Nil if the body cannot be parsed.
    let root: JSONSyntaxTree?
    /// The members of objects by their names, by the first byte of the object.
    private var members: [Int: [String: JSONSyntaxTree.Member]] = [:]

    init(page: RESTOperationPage, body: Range<Int>) {
      self.page = page
      self.body = body
      root = try? JSONSyntaxParser.parse(page.file.bytes, in: body)
    }

    mutating func member(_ name: String, of object: JSONSyntaxTree) -> JSONSyntaxTree.Member? {
      let start = object.range.lowerBound
      if let known = members[start] { return known[name] }
      let found = Dictionary((object.members ?? []).map { ($0.key, $0) }) { first, _ in first }
      members[start] = found
      return found[name]
    }
  }

  /// The sample of the last position. Samples are compared one after the other.
  private var sample: Sample?

  /// The position of a value: the key of a property, or the first byte of an item or of the whole
  /// sample. If it is not found, the position of the sample.
  ///
  /// - Parameters:
  ///   - path: the steps from the body of the sample to the value.
  ///   - body: the bytes of the sample on its page.
  mutating func location(
    of path: [Step], in body: Range<Int>, on page: RESTOperationPage
  ) -> SourceLocation {
    if sample?.page !== page || sample?.body != body { sample = Sample(page: page, body: body) }
    return page.file.location(of: range(of: path) ?? body)
  }

  private mutating func range(of path: [Step]) -> Range<Int>? {
    guard var tree = sample?.root else { return nil }
    var found = tree.firstByte
    for step in path {
      switch step {
      case .key(let name):
        guard let member = sample?.member(name, of: tree) else { return nil }
        (tree, found) = (member.value, member.keyRange)
      case .index(let index):
        guard let items = tree.items, items.indices.contains(index) else { return nil }
        tree = items[index]
        found = tree.firstByte
      }
    }
    return found
  }
}

extension JSONSyntaxTree {
  fileprivate var firstByte: Range<Int> { range.lowerBound..<range.lowerBound + 1 }
}
