import CLibXML2

/// Texts that libxml2 passes on, several for each attribute or namespace declaration.
typealias SAXTexts = UnsafeBufferPointer<UnsafePointer<xmlChar>?>

/// Makes a tree from the events of one parse.
///
/// It is a structure, and the parser keeps a pointer to it. libxml2 calls it for every tag and
/// text, and every access to the variables of a class would be checked for exclusivity.
struct XMLTreeBuilder {
  private let context: xmlParserCtxtPtr
  private var cache: XMLNameCache
  private let xsi: InternedName
  private let typeAttribute: InternedName
  private let nilAttribute: InternedName
  /// The attributes of WSDL and XML Schema whose values are names with a prefix.
  private let qualifiedValues: [InternedName]
  private let emptyText: UnsafePointer<xmlChar>?
  /// The prefix `xml`, and the namespace that it always has.
  private let xml: (prefix: UnsafePointer<xmlChar>?, namespace: InternedName)

  private var tree = XMLSyntaxTree()
  /// The open elements, the innermost last.
  private var open: [Int32] = []
  private var prefixes: [(prefix: UnsafePointer<xmlChar>?, namespace: InternedName)] = []
  /// The number of prefixes that each open element declares.
  private var prefixCounts: [Int] = []
  private var error: XMLSampleError?
  private var unknownAttributes: [XMLUnknownAttribute] = []
  /// The start of the sample in its file.
  private var origin = 0
  private var keepsAttributes = false
  /// The sample. It is only valid during the parse.
  private var bytes = UnsafeRawBufferPointer(start: nil, count: 0)

  init(names: XMLNames, context: xmlParserCtxtPtr) {
    self.context = context
    cache = XMLNameCache(names: names, dictionary: context.pointee.dict)
    xsi = names.name("http://www.w3.org/2001/XMLSchema-instance")
    typeAttribute = names.name("type")
    nilAttribute = names.name("nil")
    qualifiedValues = [
      "type", "base", "itemType", "ref", "element", "message", "binding", "substitutionGroup",
    ].map { names.name($0) }
    emptyText = xmlDictLookup(context.pointee.dict, "", 0)
    xml = (
      xmlDictLookup(context.pointee.dict, "xml", 3),
      names.name("http://www.w3.org/XML/1998/namespace")
    )
  }

  /// - Parameters:
  ///   - sample: must be valid until the parse ends with `finish`.
  ///   - origin: the start of the sample in its file.
  mutating func begin(_ sample: UnsafeRawBufferPointer, at origin: Int, keepsAttributes: Bool) {
    bytes = sample
    self.origin = origin
    self.keepsAttributes = keepsAttributes
    // Few elements are shorter than this, including their end tags.
    tree.elements.reserveCapacity(sample.count / 64)
    // A failed parse may have left these with content.
    open.removeAll(keepingCapacity: true)
    prefixes.removeAll(keepingCapacity: true)
    prefixCounts.removeAll(keepingCapacity: true)
  }

  /// The result for the sample, after which the builder is no longer used.
  mutating func finish() throws(XMLSampleError) -> XMLSampleParser.Result {
    defer {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      tree = XMLSyntaxTree()
      unknownAttributes = []
      error = nil
    }
    if let error { throw error }
    return XMLSampleParser.Result(tree: tree, unknownAttributes: unknownAttributes)
  }
}

// MARK: - Elements

extension XMLTreeBuilder {
  /// The maximum number of declarations in scope, so that looking up a prefix is quick.
  private static let mostPrefixes = 512

  /// The largest schema of the documentation has a tenth of this. With many more, libxml2 becomes
  /// slow.
  private static let mostNames = 30_000

  mutating func start(
    _ name: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?,
    prefixes declared: SAXTexts, attributes: SAXTexts
  ) {
    declare(declared)
    let end = position
    var tag = min(end, bytes.count - 1)
    while tag > 0, bytes[tag] != UInt8(ascii: "<") { tag -= 1 }
    let begin = origin + max(0, tag)
    var element = XMLElement(
      name: cache.name(name), namespace: cache.name(uri), start: begin,
      contentStart: origin + end + 1)
    if keepsAttributes {
      element.attributes = keep(attributes)
    } else {
      (element.type, element.typeNamespace, element.isNil) = read(attributes, elementStart: begin)
    }
    append(element)
    if xmlDictSize(context.pointee.dict) > Self.mostNames {
      refuse("there are more than \(Self.mostNames) different names", at: max(0, tag))
    }
  }

  private mutating func append(_ element: XMLElement) {
    let index = Int32(truncatingIfNeeded: tree.elements.count)
    tree.elements.append(element)
    if let parent = open.last.map(Int.init) {
      let sibling = tree.elements[parent].lastChild
      if sibling < 0 {
        tree.elements[parent].firstChild = index
      } else {
        tree.elements[Int(sibling)].nextSibling = index
      }
      tree.elements[parent].lastChild = index
    }
    open.append(index)
  }

  mutating func end() {
    open.removeLast()
    prefixes.removeLast(prefixCounts.popLast() ?? 0)
  }

  mutating func characters(_ text: UnsafeBufferPointer<xmlChar>) {
    guard let current = open.last, !text.allSatisfy(\.isASCIIWhitespace) else { return }
    tree.elements[Int(current)].hasText = true
  }
}

// MARK: - Names

extension XMLTreeBuilder {
  private mutating func declare(_ declared: SAXTexts) {
    for index in stride(from: 0, to: declared.count - 1, by: 2) {
      prefixes.append((declared[index], cache.name(declared[index + 1])))
    }
    prefixCounts.append(declared.count / 2)
    if prefixes.count > Self.mostPrefixes {
      refuse(
        "more than \(Self.mostPrefixes) namespace declarations are in scope", at: startOfLastTag)
    }
  }

  private mutating func read(
    _ attributes: SAXTexts, elementStart: Int
  ) -> (type: InternedName, namespace: InternedName, isNil: Bool) {
    var type = InternedName.none
    var namespace = InternedName.none
    var isNil = false
    for index in stride(from: 0, to: attributes.count - 4, by: 5) {
      let name = cache.name(attributes[index])
      let isXSI = cache.name(attributes[index + 2]) == xsi
      if isXSI, name == typeAttribute, let value = value(attributes, index) {
        (type, namespace) = resolve(value)
      } else if isXSI, name == nilAttribute, let value = value(attributes, index) {
        isNil = value.elementsEqual("true".utf8) || value.elementsEqual("1".utf8)
      } else {
        let text = attributes[index].map { String(cString: $0) } ?? ""
        unknownAttributes.append(XMLUnknownAttribute(name: text, offset: elementStart))
      }
    }
    return (type, namespace, isNil)
  }

  /// Adds all attributes to the tree, and resolves the prefixes in the values that are names.
  private mutating func keep(_ attributes: SAXTexts) -> Range<Int32> {
    let first = Int32(truncatingIfNeeded: tree.attributes.count)
    for index in stride(from: 0, to: attributes.count - 4, by: 5) {
      let name = cache.name(attributes[index])
      let namespace = cache.name(attributes[index + 2])
      if let text = value(attributes, index) {
        var attribute = XMLSyntaxAttribute(name: name, namespace: namespace)
        if namespace == .none, qualifiedValues.contains(name) {
          (attribute.value, attribute.valueNamespace) = resolve(text)
        } else {
          attribute.value = cache.name(interned(text))
        }
        tree.attributes.append(attribute)
      }
    }
    return first..<Int32(truncatingIfNeeded: tree.attributes.count)
  }

  /// The address of a text in libxml2's dictionary, so that it is known by its pointer.
  private func interned(_ text: UnsafeBufferPointer<xmlChar>) -> UnsafePointer<xmlChar>? {
    if text.isEmpty { return emptyText }
    return xmlDictLookup(context.pointee.dict, text.baseAddress, Int32(clamping: text.count))
  }

  private func value(_ attributes: SAXTexts, _ index: Int) -> UnsafeBufferPointer<xmlChar>? {
    guard let start = attributes[index + 3], let end = attributes[index + 4] else { return nil }
    return UnsafeBufferPointer(start: start, count: max(0, end - start))
  }

  /// libxml2 resolves the prefixes of names, but not the prefixes in values.
  private mutating func resolve(
    _ value: UnsafeBufferPointer<xmlChar>
  ) -> (InternedName, InternedName) {
    let colon = value.firstIndex(of: UInt8(ascii: ":"))
    let local = cache.name(
      interned(UnsafeBufferPointer(rebasing: value[(colon.map { $0 + 1 } ?? 0)...])))
    let prefix = colon.flatMap { interned(UnsafeBufferPointer(rebasing: value[..<$0])) }
    // In the dictionary, equal prefixes have equal pointers.
    if let known = prefixes.last(where: { $0.prefix == prefix }) { return (local, known.namespace) }
    if let prefix, prefix == xml.prefix { return (local, xml.namespace) }
    if let prefix {
      refuse(
        "the prefix '\(String(cString: prefix))' of a name is not declared", at: startOfLastTag)
    }
    return (local, .none)
  }
}

// MARK: - Errors

extension XMLTreeBuilder {
  mutating func refuse(_ error: xmlError) {
    guard error.code == XML_ERR_TAG_NAME_MISMATCH.rawValue, let start = error.str1,
      let end = error.str2
    else {
      refuse(
        error.message.map { String(cString: $0) } ?? "it is not well formed", at: start(of: error))
      return
    }
    // The message of libxml2 has a line of the sample, which is not the line of the page.
    refuse(
      "the end tag '\(String(cString: end))' does not match the start tag "
        + "'\(String(cString: start))'", at: startOfLastTag)
  }

  /// The start of the error; nil if it is the position where libxml2 has stopped.
  private func start(of error: xmlError) -> Int? {
    if error.domain == Int32(XML_FROM_NAMESPACE.rawValue) { return startOfLastTag }
    guard error.code == XML_ERR_UNDECLARED_ENTITY.rawValue else { return nil }
    return bytes[..<position].lastIndex(of: UInt8(ascii: "&"))
  }

  /// The start of the tag that libxml2 has just read.
  private var startOfLastTag: Int {
    bytes[..<position].lastIndex(of: UInt8(ascii: "<")) ?? position
  }

  mutating func refuse(_ message: String, at offset: Int? = nil) {
    if error == nil {
      var message = message[...]
      while message.last?.isNewline == true { message.removeLast() }
      error = XMLSampleError(message: String(message), offset: origin + (offset ?? position))
    }
    xmlStopParser(context)
  }

  /// The position up to which libxml2 has read, within the sample.
  private var position: Int { min(max(0, Int(xmlByteConsumed(context))), bytes.count) }
}
