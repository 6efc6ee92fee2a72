import CLibXML2
import Diagnostics

/// Parses samples and schemas with libxml2's SAX2 interface: no document type, no entities, no
/// network.
///
/// One parser serves one thread and all of its pages; libxml2 keeps its dictionary of names between
/// samples, so that a name is looked up by its pointer.
final class XMLSampleParser {
  struct Result {
    let tree: XMLTree
    let unknownAttributes: [XMLUnknownAttribute]
  }

  /// A start tag longer than this is refused before libxml2 sees it: the time it takes for the
  /// attributes of one tag grows with their square.
  private static let longestTag = 1 << 18

  private let names: XMLNames
  private let context: xmlParserCtxtPtr
  private var state: XMLSampleState
  private var idsByPointer: [UnsafePointer<xmlChar>: XMLName] = [:]
  private let xsi: XMLName
  private let typeAttribute: XMLName
  private let nilAttribute: XMLName
  /// The attributes of WSDL and XML Schema whose values are names with a prefix.
  private let qualifiedValues: Set<XMLName>
  private let emptyText: UnsafePointer<xmlChar>?
  private var prefixes: [(prefix: UnsafePointer<xmlChar>?, namespace: XMLName)] = []
  private var prefixCounts: [Int] = []

  /// - Returns: nil when libxml2 cannot allocate a parser.
  init?(names: XMLNames) {
    xmlInitParser()
    guard let context = xmlNewParserCtxt() else { return nil }
    self.names = names
    self.context = context
    self.state = XMLSampleState()
    self.xsi = names.name("http://www.w3.org/2001/XMLSchema-instance")
    self.typeAttribute = names.name("type")
    self.nilAttribute = names.name("nil")
    self.qualifiedValues = Set(
      ["type", "base", "itemType", "ref", "element", "message", "binding"].map { names.name($0) })
    self.emptyText = xmlDictLookup(context.pointee.dict, "", 0)
    installHandlers()
  }

  deinit {
    xmlFreeParserCtxt(context)
  }

  /// Parses the bytes of a range of a file.
  ///
  /// - Parameter keepsAttributes: whether the tree shall hold the attributes of its elements;
  ///   without, only those are understood that samples have.
  func parse(
    _ range: Range<Int>, of file: SourceFile, keepsAttributes: Bool = false
  ) throws(XMLSampleError) -> Result {
    let text = file.text(range)
    if let offset = Self.overlongTag(in: text) {
      throw XMLSampleError(message: "the start tag is longer than any sane one", offset: offset)
    }
    // The declaration must be the first thing: blank lines above it are noise.
    let start = text.trimmed.range.lowerBound
    state = XMLSampleState(origin: start, keepsAttributes: keepsAttributes)
    prefixes.removeAll(keepingCapacity: true)
    prefixCounts.removeAll(keepingCapacity: true)
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    file.bytes.withUnsafeBytes { raw in
      let sample = UnsafeRawBufferPointer(rebasing: raw[start..<max(start, range.upperBound)])
      state.bytes = sample
      let document = xmlCtxtReadMemory(
        context, sample.bindMemory(to: CChar.self).baseAddress,
        Int32(clamping: sample.count), nil, nil, Int32(XML_PARSE_NONET.rawValue))
      if let document { xmlFreeDoc(document) }
      state.bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    }
    if let error = state.error { throw error }
    guard !state.tree.elements.isEmpty else {
      throw XMLSampleError(message: "there is no element", offset: range.lowerBound)
    }
    return Result(tree: state.tree, unknownAttributes: state.unknownAttributes)
  }

  /// A `<` cannot stand inside a tag, so that a long way without one is either a long text or a
  /// long tag; no sample has either.
  private static func overlongTag(in text: ByteText) -> Int? {
    guard text.range.count > longestTag else { return nil }
    var last = text.range.lowerBound
    for offset in text.range where text.bytes[offset] == UInt8(ascii: "<") {
      if offset - last > longestTag { return last }
      last = offset
    }
    return text.range.upperBound - last > longestTag ? last : nil
  }
}

/// What the handlers gather from one sample.
private struct XMLSampleState {
  var tree = XMLTree()
  var open: [Int32] = []
  var error: XMLSampleError?
  var unknownAttributes: [XMLUnknownAttribute] = []
  /// Where the sample begins in its file.
  var origin = 0
  var keepsAttributes = false
  /// The sample; valid during the parse only.
  var bytes = UnsafeRawBufferPointer(start: nil, count: 0)
}

// MARK: - Handlers

extension XMLSampleParser {
  private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLSampleParser? {
    pointer.map { Unmanaged<XMLSampleParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private func installHandlers() {
    guard let sax = context.pointee.sax else { return }
    sax.pointee = xmlSAXHandler()
    sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    sax.pointee.startElementNs = { data, name, _, uri, prefixCount, prefixes, count, _, values in
      XMLSampleParser.of(data)?.start(
        name, uri, prefixes: UnsafeBufferPointer(start: prefixes, count: Int(prefixCount) * 2),
        attributes: UnsafeBufferPointer(start: values, count: Int(count) * 5))
    }
    sax.pointee.endElementNs = { data, _, _, _ in XMLSampleParser.of(data)?.end() }
    let characters: charactersSAXFunc = { data, text, count in
      XMLSampleParser.of(data)?.characters(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    // The same function for both spares libxml2 from finding out which of them a text is.
    sax.pointee.characters = characters
    sax.pointee.ignorableWhitespace = characters
    sax.pointee.cdataBlock = characters
    sax.pointee.internalSubset = { data, _, _, _ in
      XMLSampleParser.of(data)?.refuse("a document type declaration is not allowed")
    }
    sax.pointee.serror = { data, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      XMLSampleParser.of(data)?.refuse(error.pointee)
    }
  }

  private func refuse(_ error: xmlError) {
    guard error.code == XML_ERR_TAG_NAME_MISMATCH.rawValue, let start = error.str1,
      let end = error.str2
    else {
      refuse(
        error.message.map { String(cString: $0) } ?? "it is not well formed", at: start(of: error))
      return
    }
    // libxml2's own words name a line of the sample, which is none of the page.
    refuse(
      "the end tag '\(String(cString: end))' does not match the start tag "
        + "'\(String(cString: start))'", at: startOfLastTag)
  }

  /// Where what is wrong begins; nil when that is where libxml2 has stopped.
  private func start(of error: xmlError) -> Int? {
    if error.domain == Int32(XML_FROM_NAMESPACE.rawValue) { return startOfLastTag }
    guard error.code == XML_ERR_UNDECLARED_ENTITY.rawValue else { return nil }
    return state.bytes[..<position].lastIndex(of: UInt8(ascii: "&"))
  }

  /// Where the tag begins that libxml2 has just read.
  private var startOfLastTag: Int {
    state.bytes[..<position].lastIndex(of: UInt8(ascii: "<")) ?? position
  }

  private func refuse(_ message: String, at offset: Int? = nil) {
    if state.error == nil {
      var message = message[...]
      while message.last?.isNewline == true { message.removeLast() }
      state.error = XMLSampleError(
        message: String(message), offset: state.origin + (offset ?? position))
    }
    xmlStopParser(context)
  }

  /// How far libxml2 has read, within the sample.
  private var position: Int {
    min(max(0, Int(xmlByteConsumed(context))), state.bytes.count)
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?,
    prefixes declared: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
    attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
  ) {
    declare(declared)
    let end = position
    var tag = min(end, state.bytes.count - 1)
    while tag > 0, state.bytes[tag] != UInt8(ascii: "<") { tag -= 1 }
    let begin = state.origin + max(0, tag)
    var element = XMLElement(
      name: id(name), namespace: id(uri), start: begin, contentStart: state.origin + end + 1)
    if state.keepsAttributes {
      element.attributes = keep(attributes)
    } else {
      (element.type, element.typeNamespace, element.isNil) = read(attributes, elementStart: begin)
    }
    append(element)
  }

  private func append(_ element: XMLElement) {
    let index = Int32(truncatingIfNeeded: state.tree.elements.count)
    state.tree.elements.append(element)
    if let parent = state.open.last.map(Int.init) {
      let sibling = state.tree.elements[parent].lastChild
      if sibling < 0 {
        state.tree.elements[parent].firstChild = index
      } else {
        state.tree.elements[Int(sibling)].nextSibling = index
      }
      state.tree.elements[parent].lastChild = index
    }
    state.open.append(index)
  }

  private func end() {
    state.open.removeLast()
    let count = prefixCounts.popLast() ?? 0
    prefixes.removeLast(count)
  }

  private func characters(_ text: UnsafeBufferPointer<xmlChar>) {
    guard let current = state.open.last, !text.allSatisfy(\.isASCIIWhitespace) else { return }
    state.tree.elements[Int(current)].hasText = true
  }

  // MARK: Names

  private func declare(_ declared: UnsafeBufferPointer<UnsafePointer<xmlChar>?>) {
    var index = 0
    while index + 1 < declared.count {
      prefixes.append((declared[index], id(declared[index + 1])))
      index += 2
    }
    prefixCounts.append(declared.count / 2)
  }

  private func id(_ pointer: UnsafePointer<xmlChar>?) -> XMLName {
    guard let pointer else { return .none }
    if let known = idsByPointer[pointer] { return known }
    let name = names.name(String(cString: pointer))
    // Only names of libxml2's dictionary stay where they are.
    if xmlDictOwns(context.pointee.dict, pointer) == 1 { idsByPointer[pointer] = name }
    return name
  }

  private func read(
    _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>, elementStart: Int
  ) -> (type: XMLName, namespace: XMLName, isNil: Bool) {
    var type = XMLName.none
    var namespace = XMLName.none
    var isNil = false
    var index = 0
    while index + 4 < attributes.count {
      let name = id(attributes[index])
      let isXSI = id(attributes[index + 2]) == xsi
      if isXSI, name == typeAttribute, let value = value(attributes, index) {
        (type, namespace) = resolve(value)
      } else if isXSI, name == nilAttribute, let value = value(attributes, index) {
        isNil = value.elementsEqual("true".utf8) || value.elementsEqual("1".utf8)
      } else {
        let text = attributes[index].map { String(cString: $0) } ?? ""
        state.unknownAttributes.append(XMLUnknownAttribute(name: text, offset: elementStart))
      }
      index += 5
    }
    return (type, namespace, isNil)
  }

  /// Takes all attributes into the tree, and resolves the prefixes inside of those that hold names.
  private func keep(
    _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
  ) -> Range<Int32> {
    let first = Int32(truncatingIfNeeded: state.tree.attributes.count)
    var index = 0
    while index + 4 < attributes.count {
      let name = id(attributes[index])
      let namespace = id(attributes[index + 2])
      if let text = value(attributes, index) {
        var attribute = XMLAttribute(name: name, namespace: namespace)
        if namespace == .none, qualifiedValues.contains(name) {
          (attribute.value, attribute.valueNamespace) = resolve(text)
        } else {
          attribute.value = id(interned(text))
        }
        state.tree.attributes.append(attribute)
      }
      index += 5
    }
    return first..<Int32(truncatingIfNeeded: state.tree.attributes.count)
  }

  /// Where libxml2's dictionary keeps a text, so that it is known by its pointer.
  private func interned(_ text: UnsafeBufferPointer<xmlChar>) -> UnsafePointer<xmlChar>? {
    if text.isEmpty { return emptyText }
    return xmlDictLookup(context.pointee.dict, text.baseAddress, Int32(clamping: text.count))
  }

  private func value(
    _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>, _ index: Int
  ) -> UnsafeBufferPointer<xmlChar>? {
    guard let start = attributes[index + 3], let end = attributes[index + 4] else { return nil }
    return UnsafeBufferPointer(start: start, count: max(0, end - start))
  }

  /// libxml2 resolves the prefixes of names, not those inside of values.
  private func resolve(_ value: UnsafeBufferPointer<xmlChar>) -> (XMLName, XMLName) {
    let colon = value.firstIndex(of: UInt8(ascii: ":"))
    let local = UnsafeBufferPointer(rebasing: value[(colon.map { $0 + 1 } ?? 0)...])
    let pointer = interned(local)
    let wanted = colon.map { UnsafeBufferPointer(rebasing: value[..<$0]) }
    for entry in prefixes.reversed() where Self.matches(entry.prefix, wanted) {
      return (id(pointer), entry.namespace)
    }
    if let wanted {
      refuse(
        "the prefix '\(String(decoding: wanted, as: UTF8.self))' of a name is not declared",
        at: startOfLastTag)
    }
    return (id(pointer), .none)
  }

  private static func matches(
    _ prefix: UnsafePointer<xmlChar>?, _ wanted: UnsafeBufferPointer<xmlChar>?
  ) -> Bool {
    guard let prefix, let wanted, let base = wanted.baseAddress else {
      return prefix == nil && wanted == nil
    }
    return xmlStrncmp(prefix, base, Int32(clamping: wanted.count)) == 0
      && prefix[wanted.count] == 0
  }
}
