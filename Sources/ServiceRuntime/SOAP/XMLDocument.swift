internal import CLibXML2

/// A parsed XML message: a tree in arrays, immutable.
final class XMLDocument: @unchecked Sendable {
  // Unchecked because of the pointers: everything is immutable once parsed, and the dictionary's
  // strings live as long as this object.

  let nodes: [XMLNode]
  let text: [UInt8]
  let attributes: [XMLAttribute]
  let declarations: [XMLDeclaration]
  /// The namespaces used, each once.
  let namespaces: [UnsafeBufferPointer<UInt8>]
  private let dictionary: OpaquePointer?

  init(_ tree: consuming XMLTree, dictionary: OpaquePointer?) {
    nodes = tree.nodes
    text = tree.text
    attributes = tree.attributes
    declarations = tree.declarations
    namespaces = tree.namespaces
    self.dictionary = dictionary
    if let dictionary { xmlDictReference(dictionary) }
  }

  deinit {
    if let dictionary { xmlDictFree(dictionary) }
  }
}

extension XMLDocument {
  /// The index of a namespace; -2, which no node has, when the document does not use it.
  func namespaceID(_ namespace: String) -> Int32 {
    if namespace.isEmpty { return -1 }
    var namespace = namespace
    return namespace.withUTF8 { bytes in
      for (index, candidate) in namespaces.enumerated() where bytes.elementsEqualBytes(candidate) {
        return Int32(index)
      }
      return -2
    }
  }

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
  func isNamed(_ node: Int32, _ local: String, _ namespace: Int32) -> Bool {
    let node = nodes[Int(node)]
    guard node.namespace == namespace, !node.isText else { return false }
    var local = local
    return local.withUTF8 { $0.elementsEqualBytes(node.nameBytes) }
  }

  /// The child elements, in order.
  func children(of node: Int32) -> [Int32] {
    var children: [Int32] = []
    var child = nodes[Int(node)].firstChild
    while child >= 0 {
      if !nodes[Int(child)].isText { children.append(child) }
      child = nodes[Int(child)].next
    }
    return children
  }

  func firstChild(of node: Int32, named local: String, in namespace: Int32) -> Int32? {
    var child = nodes[Int(node)].firstChild
    while child >= 0 {
      if isNamed(child, local, namespace) { return child }
      child = nodes[Int(child)].next
    }
    return nil
  }

  /// The text an element begins with; all of it, when it has no child.
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

  func attribute(_ local: String, in namespace: String, of node: Int32) -> String? {
    let node = nodes[Int(node)]
    guard node.attributeCount > 0 else { return nil }
    let id = namespaceID(namespace)
    for index in node.attributeStart..<(node.attributeStart + node.attributeCount) {
      let attribute = attributes[Int(index)]
      if attribute.namespace == id, name(of: attribute) == local { return value(of: attribute) }
    }
    return nil
  }

  func name(of attribute: XMLAttribute) -> String {
    String(
      decoding: UnsafeBufferPointer(start: attribute.name, count: Int(attribute.nameLength)),
      as: UTF8.self)
  }

  func value(of attribute: XMLAttribute) -> String {
    String(decoding: text[Int(attribute.valueStart)..<Int(attribute.valueEnd)], as: UTF8.self)
  }

  /// Resolves a qualified name that occurs in a value, by the declarations in scope there.
  func resolve(_ qualifiedName: String, at node: Int32) -> XMLName? {
    let parts = qualifiedName.split(separator: ":", omittingEmptySubsequences: false)
    guard let local = parts.last, !local.isEmpty, parts.count <= 2 else { return nil }
    let prefix = parts.count == 2 ? String(parts[0]) : nil
    var scope = node
    while scope >= 0 {
      let element = nodes[Int(scope)]
      for index in element.declarationStart..<(element.declarationStart + element.declarationCount)
      {
        let declaration = declarations[Int(index)]
        if declaration.prefix.map({ String(cString: $0) }) == prefix {
          return XMLName(String(local), in: namespace(declaration.namespace))
        }
      }
      scope = element.parent
    }
    return prefix == nil ? XMLName(String(local), in: "") : nil
  }

  /// The type a message gives an element.
  func type(of node: Int32) -> XMLName? {
    guard let text = attribute("type", in: XMLNamespace.instance, of: node) else { return nil }
    return resolve(text.filter { !$0.isXMLSpace }, at: node)
  }

  /// Names from the root to an element.
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
