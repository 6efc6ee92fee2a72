/// An element of a sample or a schema. The elements are in one flat array, in document order.
struct XMLElement: Sendable {
  let name: InternedName
  let namespace: InternedName
  /// The local part of `xsi:type`, and the namespace its prefix is bound to.
  var type = InternedName.none
  var typeNamespace = InternedName.none
  var isNil = false
  /// Offset of the `<` in the file.
  let start: Int
  /// The offset after the `>` of the start tag.
  let contentStart: Int
  var hasText = false
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  var nextSibling: Int32 = -1
  /// Its index among the attributes of the tree, if they are kept.
  var attributes: Range<Int32> = 0..<0

  var isLeaf: Bool { firstChild < 0 }
  var hasType: Bool { type != .none }
  /// The bytes of its start tag in the file.
  var startTag: Range<Int> { start..<contentStart }
}

/// An attribute of a schema.
struct XMLSyntaxAttribute: Sendable {
  let name: InternedName
  /// None for an attribute without a prefix.
  let namespace: InternedName
  /// For values that are names with a prefix, the part after the prefix.
  var value = InternedName.none
  /// For values that are names with a prefix, the namespace of the prefix.
  var valueNamespace = InternedName.none
}

/// An XML sample or schema: elements with resolved names, and their positions in the page.
struct XMLSyntaxTree: Sendable {
  var elements: [XMLElement] = []
  /// The attributes of all elements, in document order; empty for a sample.
  var attributes: [XMLSyntaxAttribute] = []

  var root: XMLElement? { elements.first }

  /// The children of an element, in document order.
  func children(of element: XMLElement) -> Children {
    Children(tree: self, index: element.firstChild)
  }

  func attributes(of element: XMLElement) -> ArraySlice<XMLSyntaxAttribute> {
    let range = Int(element.attributes.lowerBound)..<Int(element.attributes.upperBound)
    return attributes[range.clamped(to: attributes.indices)]
  }

  struct Children: Sequence, IteratorProtocol {
    let tree: XMLSyntaxTree
    var index: Int32

    mutating func next() -> XMLElement? {
      guard tree.elements.indices.contains(Int(index)) else { return nil }
      let element = tree.elements[Int(index)]
      index = element.nextSibling
      return element
    }
  }
}
