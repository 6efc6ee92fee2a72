/// An element of a sample or a schema. Elements stand in one flat array, in document order.
struct XMLElement: Sendable {
  let name: XMLName
  let namespace: XMLName
  /// The local part of `xsi:type`, and the namespace its prefix is bound to.
  var type = XMLName.none
  var typeNamespace = XMLName.none
  var isNil = false
  /// Offset of the `<` in the file.
  let start: Int
  /// Offset behind the `>` of the start tag.
  let contentStart: Int
  var hasText = false
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  var nextSibling: Int32 = -1
  /// Its place among the attributes of the tree, where those are kept.
  var attributes: Range<Int32> = 0..<0

  init(name: XMLName, namespace: XMLName, start: Int, contentStart: Int) {
    self.name = name
    self.namespace = namespace
    self.start = start
    self.contentStart = contentStart
  }

  var isLeaf: Bool { firstChild < 0 }
  var hasType: Bool { type != .none }
}

/// An attribute of a schema.
struct XMLAttribute: Sendable {
  let name: XMLName
  /// None for an attribute without a prefix.
  let namespace: XMLName
  /// For values that are names with a prefix, what is behind it.
  var value = XMLName.none
  /// For values that are names with a prefix, what that is bound to.
  var valueNamespace = XMLName.none
}

/// An XML sample or schema: elements with their names resolved and their places in the page.
struct XMLTree: Sendable {
  var elements: [XMLElement] = []
  /// Those of all elements, in document order; empty for a sample.
  var attributes: [XMLAttribute] = []

  var root: XMLElement? { elements.first }

  /// The children of an element, in document order.
  func children(of element: XMLElement) -> Children {
    Children(tree: self, index: element.firstChild)
  }

  func attributes(of element: XMLElement) -> ArraySlice<XMLAttribute> {
    let range = Int(element.attributes.lowerBound)..<Int(element.attributes.upperBound)
    return attributes[range.clamped(to: attributes.indices)]
  }

  struct Children: Sequence, IteratorProtocol {
    let tree: XMLTree
    var index: Int32

    mutating func next() -> XMLElement? {
      guard tree.elements.indices.contains(Int(index)) else { return nil }
      let element = tree.elements[Int(index)]
      index = element.nextSibling
      return element
    }
  }
}
