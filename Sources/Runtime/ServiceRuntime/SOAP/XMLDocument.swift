internal import CLibXML2

/// A parsed XML message: an immutable tree, stored in arrays.
final class XMLDocument: @unchecked Sendable {
  // Unchecked because of the pointers. It is safe: everything is immutable after parsing, and the
  // strings of the dictionary live as long as this object.

  private let tree: XMLTree
  /// The indices of namespaces, if there are more than a few.
  private let namespaceIDs: [String: Int32]
  private let dictionary: OpaquePointer?

  init(_ tree: consuming XMLTree, dictionary: OpaquePointer?) {
    namespaceIDs =
      tree.namespaces.count > XMLTree.fewNamespaces ? Self.index(tree.namespaces) : [:]
    self.tree = tree
    self.dictionary = dictionary
    if let dictionary { xmlDictReference(dictionary) }
  }

  deinit {
    if let dictionary { xmlDictFree(dictionary) }
  }

  private static func index(_ namespaces: [UnsafeBufferPointer<UInt8>]) -> [String: Int32] {
    let pairs = namespaces.enumerated().map {
      (String(decoding: $0.element, as: UTF8.self), Int32($0.offset))
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The index of a namespace. If the document does not use it: -2, which no node has.
  func namespaceID(_ namespace: String) -> Int32 {
    if namespace.isEmpty { return -1 }
    if !namespaceIDs.isEmpty { return namespaceIDs[namespace] ?? -2 }
    return namespace.withBytes { bytes in
      for (index, candidate) in namespaces.enumerated() where bytes.elementsEqualBytes(candidate) {
        return Int32(index)
      }
      return -2
    }
  }
}

extension XMLDocument {
  var nodes: [XMLNode] { @inline(__always) get { tree.nodes } }
  var text: [UInt8] { @inline(__always) get { tree.text } }
  var attributes: [XMLAttribute] { @inline(__always) get { tree.attributes } }
  /// The namespaces used, each once.
  var namespaces: [UnsafeBufferPointer<UInt8>] { @inline(__always) get { tree.namespaces } }
  /// The declarations of prefixes, in document order.
  var declarations: [Declaration] { @inline(__always) get { tree.declarations } }

  func namespace(_ id: Int32) -> String {
    guard id >= 0, Int(id) < namespaces.count else { return "" }
    return String(decoding: namespaces[Int(id)], as: UTF8.self)
  }

  func localName(_ node: Int32) -> String {
    let node = nodes[Int(node)]
    return String(decoding: node.nameBytes, as: UTF8.self)
  }

  func name(_ node: Int32) -> XMLName {
    XMLName(localName(node), in: namespace(nodes[Int(node)].namespace))
  }

  /// Whether an element has this name.
  func isNamed(_ node: Int32, local: String, namespace: Int32) -> Bool {
    let node = nodes[Int(node)]
    return node.namespace == namespace && !node.isText && node.nameBytes.hasBytes(of: local)
  }

  /// The child elements, in order.
  func children(of node: Int32) -> Children {
    Children(document: self, node: nodes[Int(node)].firstChild)
  }

  /// The elements from a node on to the last one after it. It needs no memory of its own.
  struct Children: Sequence, IteratorProtocol {
    fileprivate let document: XMLDocument
    fileprivate var node: Int32

    var first: Int32? { first { _ in true } }

    mutating func next() -> Int32? {
      while node >= 0 {
        let found = node
        node = document.nodes[Int(found)].next
        if !document.nodes[Int(found)].isText { return found }
      }
      return nil
    }
  }

  /// The number of child elements and of texts between them, or a limit if there are more.
  func childCount(of node: Int32, upTo limit: Int) -> Int {
    var count = 0
    var child = nodes[Int(node)].firstChild
    while child >= 0, count < limit {
      count += 1
      child = nodes[Int(child)].next
    }
    return count
  }

  func firstChild(of node: Int32, named local: String, in namespace: Int32) -> Int32? {
    var child = nodes[Int(node)].firstChild
    while child >= 0 {
      if isNamed(child, local: local, namespace: namespace) { return child }
      child = nodes[Int(child)].next
    }
    return nil
  }

  /// The text at the start of an element. If the element has no child, this is all its text.
  func withText<Result>(
    of node: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let node = nodes[Int(node)]
    return text.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(node.textStart)..<Int(node.textEnd)]))
    }
  }

  func string(of node: Int32) -> String {
    withText(of: node) { String(decoding: $0, as: UTF8.self) }
  }

  /// The part of an element's `xsi:type` after the prefix.
  func localType(of node: Int32) -> String? { typeAttribute(of: node).map(value(of:)) }

  /// The type that the message names for an element.
  func type(of node: Int32) -> XMLName? { typeAttribute(of: node).map(type(in:)) }

  /// The qualified name in an `xsi:type`.
  func type(in attribute: XMLAttribute) -> XMLName {
    XMLName(value(of: attribute), in: namespace(attribute.valueNamespace))
  }

  private func typeAttribute(of node: Int32) -> XMLAttribute? {
    find("type", in: XMLNamespace.instance, of: node)
  }

  func attribute(_ local: StaticString, in namespace: String, of node: Int32) -> String? {
    find(local, in: namespace, of: node).map(value(of:))
  }

  private func find(
    _ local: StaticString, in namespace: String, of node: Int32
  ) -> XMLAttribute? {
    let node = nodes[Int(node)]
    guard node.attributeCount > 0 else { return nil }
    let id = namespaceID(namespace)
    let range = Int(node.attributeStart)..<Int(node.attributeStart + node.attributeCount)
    return attributes[range].first { $0.namespace == id && $0.isNamed(local) }
  }

  func name(of attribute: XMLAttribute) -> String {
    String(
      decoding: UnsafeBufferPointer(start: attribute.name, count: Int(attribute.nameLength)),
      as: UTF8.self)
  }

  func value(of attribute: XMLAttribute) -> String {
    String(decoding: text[Int(attribute.valueStart)..<Int(attribute.valueEnd)], as: UTF8.self)
  }

  /// The names of the elements from the root to an element.
  func path(to node: Int32) -> [String] {
    var path: [String] = []
    var node = node
    while node >= 0 {
      path.append(localName(node))
      node = nodes[Int(node)].parent
    }
    return path.reversed()
  }
}

extension XMLNode {
  var nameBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: name, count: Int(nameLength))
  }
}

extension XMLDocument {
  /// A declaration of a prefix, and the element that has it.
  struct Declaration {
    var element: Int32
    var declaration: XMLDeclaration
  }

  /// The name that a text means at an element; nil if it is not a qualified name, or if its prefix
  /// is not declared there.
  ///
  /// - Parameter text: a qualified name (XML Schema Part 2, section 3.2.18).
  func qualifiedName(_ text: String, at node: Int32) -> XMLName? {
    let bytes = Array(text.utf8)
    guard let name = bytes.withUnsafeBufferPointer({ QualifiedName($0, bytes.indices) }) else {
      return nil
    }
    let local = String(decoding: bytes[name.local], as: UTF8.self)
    let prefix = bytes[name.prefix]
    if let id = namespaceID(ofPrefix: prefix, at: node) { return XMLName(local, in: namespace(id)) }
    if prefix.isXMLPrefix { return XMLName(local, in: XMLNamespace.xml) }
    return prefix.isEmpty ? XMLName(local, in: "") : nil
  }

  /// The innermost declaration counts. An empty prefix means the default namespace.
  private func namespaceID(ofPrefix prefix: ArraySlice<UInt8>, at node: Int32) -> Int32? {
    var node = node
    while node >= 0 {
      var index = firstDeclaration(at: node)
      while index < declarations.count, declarations[index].element == node {
        let declaration = declarations[index].declaration
        if declaration.has(prefix) { return declaration.namespace }
        index += 1
      }
      node = nodes[Int(node)].parent
    }
    return nil
  }

  /// The index of the first declaration of an element, or of the elements after it.
  private func firstDeclaration(at node: Int32) -> Int {
    var range = declarations.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if declarations[middle].element < node {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return range.lowerBound
  }
}
