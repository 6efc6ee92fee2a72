import Foundation

/// What the parser's callbacks build; becomes an ``XMLDocument``.
struct XMLTree {
  var nodes: [XMLNode] = []
  var text: [UInt8] = []
  var attributes: [XMLAttribute] = []
  var declarations: [XMLDeclaration] = []
  var namespaces: [UnsafeBufferPointer<UInt8>] = []
  /// The innermost open element, and those around it.
  private var parent = OpenElement(node: -1)
  private var outer: [OpenElement] = []
  var refusal: XMLRefusal?

  /// An element whose end is still to come, with its last child so far.
  private struct OpenElement {
    var node: Int32
    var lastChild: Int32 = -1
  }

  init(capacity: Int) {
    text.reserveCapacity(capacity)
    nodes.reserveCapacity(capacity / 32 + 8)
    outer.reserveCapacity(16)
  }

  /// A URI by its index; the parser's dictionary makes equal URIs equal pointers.
  mutating func namespaceID(_ uri: UnsafePointer<UInt8>?) -> Int32 {
    guard let uri, uri.pointee != 0 else { return -1 }
    for index in namespaces.indices where namespaces[index].baseAddress == uri {
      return Int32(index)
    }
    namespaces.append(UnsafeBufferPointer(start: uri, count: length(uri)))
    return Int32(namespaces.count - 1)
  }

  mutating func start(_ name: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?, line: Int32) {
    let position = Int32(text.count)
    let index = append(
      XMLNode(
        name: name, nameLength: Int32(length(name)), namespace: namespaceID(uri),
        parent: parent.node, textStart: position, textEnd: position,
        attributeStart: Int32(attributes.count), declarationStart: Int32(declarations.count),
        line: line))
    outer.append(parent)
    parent = OpenElement(node: index)
  }

  private mutating func append(_ node: XMLNode) -> Int32 {
    let index = Int32(nodes.count)
    nodes.append(node)
    if parent.lastChild >= 0 {
      nodes[Int(parent.lastChild)].next = index
    } else if parent.node >= 0 {
      nodes[Int(parent.node)].firstChild = index
    }
    parent.lastChild = index
    return index
  }

  mutating func declare(prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?) {
    let id = namespaceID(uri)
    declarations.append(XMLDeclaration(prefix: prefix, namespace: id))
    if let last = nodes.indices.last { nodes[last].declarationCount += 1 }
  }

  /// Takes an attribute of the element just started; its value comes before the element's text.
  mutating func attribute(
    _ name: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?, value: UnsafeBufferPointer<UInt8>
  ) {
    guard let last = nodes.indices.last else { return }
    let start = Int32(text.count)
    text.append(contentsOf: value)
    let id = namespaceID(uri)
    let end = Int32(text.count)
    attributes.append(
      XMLAttribute(
        name: name, nameLength: Int32(length(name)), namespace: id, valueStart: start,
        valueEnd: end))
    nodes[last].attributeCount += 1
    nodes[last].textStart = end
    nodes[last].textEnd = end
    if id >= 0, value.isTrue, nodes[last].isNilAttribute(name, namespaces[Int(id)]) {
      nodes[last].isNil = true
    }
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard parent.node >= 0 else { return }
    if parent.lastChild < 0 {
      text.append(contentsOf: bytes)
      nodes[Int(parent.node)].textEnd = Int32(text.count)
    } else if nodes[Int(parent.lastChild)].isText {
      text.append(contentsOf: bytes)
      nodes[Int(parent.lastChild)].textEnd = Int32(text.count)
    } else if !bytes.trimmingXMLSpace.isEmpty {
      appendText(bytes, in: nodes[Int(parent.node)])
    }
  }

  /// Text after a child element: rare, and kept only so that opaque content is complete.
  private mutating func appendText(_ bytes: UnsafeBufferPointer<UInt8>, in parent: XMLNode) {
    let start = Int32(text.count)
    text.append(contentsOf: bytes)
    _ = append(
      XMLNode(
        name: parent.name, nameLength: 0, namespace: -1, parent: self.parent.node,
        textStart: start, textEnd: Int32(text.count), attributeStart: 0, declarationStart: 0,
        line: parent.line, isText: true))
  }

  mutating func end() { parent = outer.popLast() ?? OpenElement(node: -1) }
}

extension XMLNode {
  fileprivate func isNilAttribute(
    _ name: UnsafePointer<UInt8>, _ uri: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard name[0] == UInt8(ascii: "n"), name[1] == UInt8(ascii: "i"), name[2] == UInt8(ascii: "l"),
      name[3] == 0
    else { return false }
    return XMLNamespace.instance.utf8.elementsEqual(uri)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// `true` or `1`, as XML Schema writes a boolean.
  var isTrue: Bool {
    let text = trimmingXMLSpace
    return text.elementsEqual("true".utf8) || text.elementsEqual("1".utf8)
  }
}

/// The number of bytes before the zero byte.
private func length(_ text: UnsafePointer<UInt8>) -> Int {
  text.withMemoryRebound(to: CChar.self, capacity: 1) { strlen($0) }
}
