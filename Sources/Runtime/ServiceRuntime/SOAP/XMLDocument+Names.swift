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
