/// An element of a sample. Elements stand in one flat array, in document order.
struct XMLElement: Sendable {
  let name: XMLName
  let namespace: XMLName
  /// The local part of `xsi:type`, and the namespace its prefix is bound to.
  let type: XMLName
  let typeNamespace: XMLName
  let isNil: Bool
  /// Offset of the `<` in the file.
  let start: Int
  /// Offset behind the `>` of the start tag.
  let contentStart: Int
  var hasText = false
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  var nextSibling: Int32 = -1

  var isLeaf: Bool { firstChild < 0 }
  var hasType: Bool { type != .none }
}

/// A documented XML sample: elements with their names resolved and their places in the page.
struct XMLTree: Sendable {
  var elements: [XMLElement] = []

  var root: XMLElement? { elements.first }

  /// The children of an element, in document order.
  func children(of element: XMLElement) -> Children {
    Children(tree: self, index: element.firstChild)
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
