import Foundation

/// The tree that the callbacks of the parser build. It becomes an ``XMLDocument``, which takes its
/// arrays over.
struct XMLTree: ~Copyable {
  var nodes: [XMLNode] = []
  var text: [UInt8] = []
  var attributes: [XMLAttribute] = []
  var namespaces: [UnsafeBufferPointer<UInt8>] = []
  private var namespaceIDs: [UnsafePointer<UInt8>: Int32] = [:]
  /// The namespace of `xsi:type` and `xsi:nil`, once a message has used it.
  private var instance: Int32 = -2
  /// The declarations in scope, the innermost last.
  private var scope: [XMLDeclaration] = []
  /// All declarations, in document order, for names in values.
  var declarations: [XMLDocument.Declaration] = []
  /// The innermost open element, and those around it.
  private var parent = OpenElement(node: -1)
  private var outer: [OpenElement] = []
  private let limits: ServiceLimits
  var refusal: XMLRefusal?

  /// An element whose end has not been read yet, with its last child so far.
  private struct OpenElement {
    var node: Int32
    var lastChild: Int32 = -1
    /// How many declarations were in scope around it.
    var outerScope = 0
  }

  init(capacity: Int, limits: ServiceLimits) {
    self.limits = limits
    text.reserveCapacity(capacity)
    nodes.reserveCapacity(capacity / 32 + 8)
    outer.reserveCapacity(16)
    namespaces.reserveCapacity(Self.fewNamespaces)
    scope.reserveCapacity(Self.fewNamespaces)
    declarations.reserveCapacity(Self.fewNamespaces)
  }

  /// Most messages have only a few namespaces. Comparing with each of them is the fastest search.
  static let fewNamespaces = 8

  /// The index of a URI. The dictionary of the parser makes equal URIs equal pointers.
  mutating func namespaceID(_ uri: UnsafePointer<UInt8>?) -> Int32 {
    guard let uri, uri.pointee != 0 else { return -1 }
    for index in namespaces.indices.prefix(Self.fewNamespaces)
    where namespaces[index].baseAddress == uri {
      return Int32(index)
    }
    return namespaces.count > Self.fewNamespaces ? laterNamespaceID(uri) : addNamespace(uri)
  }

  private mutating func laterNamespaceID(_ uri: UnsafePointer<UInt8>) -> Int32 {
    namespaceIDs[uri] ?? addNamespace(uri)
  }

  private mutating func addNamespace(_ uri: UnsafePointer<UInt8>) -> Int32 {
    let id = Int32(namespaces.count)
    namespaces.append(UnsafeBufferPointer(start: uri, count: length(uri)))
    if namespaces.count > Self.fewNamespaces { namespaceIDs[uri] = id }
    if namespaces[Int(id)].hasBytes(of: XMLNamespace.instance) { instance = id }
    if namespaces.count > limits.maximumNamespaces {
      refuse("the message has more than \(limits.maximumNamespaces) namespaces", line: nil)
    }
    return id
  }

  mutating func refuse(_ message: String, line: Int32?) {
    if refusal == nil { refusal = XMLRefusal(message, line: line.map(Int.init)) }
  }

  mutating func start(_ name: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?, line: Int32) {
    let position = Int32(text.count)
    let index = append(
      XMLNode(
        name: name, nameLength: Int32(length(name)), namespace: namespaceID(uri),
        parent: parent.node, textStart: position, textEnd: position,
        attributeStart: Int32(attributes.count), line: line))
    outer.append(parent)
    parent = OpenElement(node: index, outerScope: scope.count)
    if outer.count > limits.maximumDepth {
      refuse("elements are nested more than \(limits.maximumDepth) deep", line: line)
    }
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

  /// Text after a child element. It is rare, and kept only to make opaque content complete.
  private mutating func appendText(_ bytes: UnsafeBufferPointer<UInt8>, in parent: XMLNode) {
    let start = Int32(text.count)
    text.append(contentsOf: bytes)
    _ = append(
      XMLNode(
        name: parent.name, nameLength: 0, namespace: -1, parent: self.parent.node,
        textStart: start, textEnd: Int32(text.count), attributeStart: 0, line: parent.line,
        isText: true))
  }

  mutating func end() {
    scope.removeLast(scope.count - parent.outerScope)
    parent = outer.popLast() ?? OpenElement(node: -1)
  }
}

// MARK: - Attributes

extension XMLTree {
  /// Adds a declaration of the element just started.
  mutating func declare(prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?, line: Int32) {
    let declaration = XMLDeclaration(prefix: prefix, namespace: namespaceID(uri))
    scope.append(declaration)
    declarations.append(.init(element: Int32(nodes.count - 1), declaration: declaration))
    if scope.count > limits.maximumDeclarations {
      refuse(
        "more than \(limits.maximumDeclarations) namespace declarations are in scope", line: line)
    }
  }

  /// Adds an attribute of the element just started. Its value comes before the text of the element.
  mutating func attribute(
    _ name: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?, value: UnsafeBufferPointer<UInt8>
  ) {
    guard let last = nodes.indices.last else { return }
    let start = Int32(text.count)
    text.append(contentsOf: value)
    let end = Int32(text.count)
    var attribute = XMLAttribute(
      name: name, nameLength: Int32(length(name)), namespace: namespaceID(uri), valueStart: start,
      valueEnd: end)
    nodes[last].attributeCount += 1
    nodes[last].textStart = end
    nodes[last].textEnd = end
    if attribute.namespace == instance {
      if attribute.isNamed("nil"), value.isTrue { nodes[last].isNil = true }
      if attribute.isNamed("type") { resolve(&attribute, line: nodes[last].line) }
    }
    attributes.append(attribute)
    if nodes[last].attributeCount > limits.maximumAttributes {
      refuse(
        "an element has more than \(limits.maximumAttributes) attributes", line: nodes[last].line)
    }
  }

  /// Resolves a qualified name with the declarations in scope. The value of the attribute becomes
  /// its local part.
  private mutating func resolve(_ attribute: inout XMLAttribute, line: Int32) {
    let range = Int(attribute.valueStart)..<Int(attribute.valueEnd)
    guard let name = text.withUnsafeBufferPointer({ QualifiedName($0, range) }) else {
      let value = String(decoding: text[range].prefix(80), as: UTF8.self)
      return refuse("the xsi:type '\(value)' is not a qualified name", line: line)
    }
    attribute.valueStart = Int32(name.local.lowerBound)
    attribute.valueEnd = Int32(name.local.upperBound)
    if let namespace = namespace(ofPrefix: text[name.prefix]) {
      attribute.valueNamespace = namespace
    } else if !name.prefix.isEmpty {
      let prefix = String(decoding: text[name.prefix].prefix(80), as: UTF8.self)
      refuse("the prefix '\(prefix)' of an xsi:type is not declared", line: line)
    }
  }

  /// The namespace of a prefix. An empty prefix means the default namespace.
  private mutating func namespace(ofPrefix prefix: ArraySlice<UInt8>) -> Int32? {
    for declaration in scope.reversed() where declaration.has(prefix) {
      return declaration.namespace
    }
    return prefix.isXMLPrefix ? xmlNamespaceID() : nil
  }

  private mutating func xmlNamespaceID() -> Int32 {
    if let known = namespaces.firstIndex(where: { $0.hasBytes(of: XMLNamespace.xml) }) {
      return Int32(known)
    }
    namespaces.append(
      UnsafeBufferPointer(start: Self.xmlURI.utf8Start, count: Self.xmlURI.utf8CodeUnitCount))
    return Int32(namespaces.count - 1)
  }

  private static let xmlURI: StaticString = "http://www.w3.org/XML/1998/namespace"
}

extension ArraySlice<UInt8> {
  /// Whether it is the only prefix that is bound without a declaration.
  var isXMLPrefix: Bool { elementsEqual("xml".utf8) }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether it is `true` or `1`, the notation of XML Schema for true.
  var isTrue: Bool {
    let text = trimmingXMLSpace
    return text.elementsEqual("true".utf8) || text.elementsEqual("1".utf8)
  }
}

/// The number of bytes before the zero byte.
private func length(_ text: UnsafePointer<UInt8>) -> Int {
  text.withMemoryRebound(to: CChar.self, capacity: 1) { strlen($0) }
}
