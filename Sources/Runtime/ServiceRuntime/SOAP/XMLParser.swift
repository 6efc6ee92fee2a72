internal import CLibXML2
import Foundation
internal import XMLBounds

/// Parses untrusted XML. It accepts no document type and no entities of the message, and does not
/// use the network.
enum XMLParser {
  /// Throws the first error in the message.
  ///
  /// - Parameter charset: The encoding that a header field names.
  static func parse(
    _ message: [UInt8], charset: String? = nil, limits: ServiceLimits = ServiceLimits()
  ) throws(XMLRefusal) -> XMLDocument {
    guard message.count <= limits.maximumMessageBytes else {
      throw XMLRefusal("the message is larger than \(limits.maximumMessageBytes) bytes")
    }
    guard let decoded = try XMLEncoding.transcoded(message, charset: charset) else {
      return try parseUTF8(message, limits)
    }
    return try parseUTF8(decoded, limits)
  }

  private static func parseUTF8(
    _ message: [UInt8], _ limits: ServiceLimits
  ) throws(XMLRefusal) -> XMLDocument {
    try message.withUnsafeBufferPointer { bytes throws(XMLRefusal) -> XMLDocument in
      try check(bytes, limits)
      try XMLEncoding.check(bytes)
      return try run(bytes, limits)
    }
  }

  /// Errors that the parser reports too late, or not at all.
  private static func check(
    _ bytes: UnsafeBufferPointer<UInt8>, _ limits: ServiceLimits
  ) throws(XMLRefusal) {
    guard let base = bytes.baseAddress else { throw XMLRefusal("the message is empty") }
    if memchr(base, 0, bytes.count) != nil { throw XMLRefusal("the message contains a NUL byte") }
    let most = limits.maximumAttributes + limits.maximumDeclarations
    guard let tag = StartTagScan.firstTag(withMoreThan: most, attributesIn: bytes) else { return }
    throw XMLRefusal(
      "an element has more than \(limits.maximumAttributes) attributes",
      line: bytes[..<tag].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) })
  }

  private static func run(
    _ bytes: UnsafeBufferPointer<UInt8>, _ limits: ServiceLimits
  ) throws(XMLRefusal) -> XMLDocument {
    guard let context = XMLParserPool.shared.take() else {
      throw XMLRefusal("no memory for a parser")
    }
    defer { XMLParserPool.shared.giveBack(context) }
    var session = XMLParserSession(
      tree: XMLTree(capacity: bytes.count, limits: limits), context: context,
      deadline: ParsingDeadline(limits.maximumParsingTime))
    withUnsafeMutablePointer(to: &session) { pointer in
      parse(bytes, context: context, session: UnsafeMutableRawPointer(pointer))
    }
    if let refusal = session.tree.refusal { throw refusal }
    guard context.pointee.wellFormed == 1, context.pointee.nsWellFormed == 1,
      !session.tree.nodes.isEmpty
    else { throw XMLRefusal("the message is not well-formed XML") }
    return XMLDocument((consume session).tree, dictionary: context.pointee.dict)
  }

  /// The library needs a zero byte after the message. The copy lives longer than the parse, so the
  /// bytes are still valid if the library is stopped in the middle of them.
  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, context: xmlParserCtxtPtr,
    session: UnsafeMutableRawPointer
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { message in
      let end = message.initialize(fromContentsOf: bytes)
      message[end] = 0
      libxml2_parse(
        context, message.baseAddress, session)
    }
  }
}

/// The state that the callbacks of one parse share.
struct XMLParserSession: ~Copyable {
  var tree: XMLTree
  let context: xmlParserCtxtPtr
  var deadline: ParsingDeadline

  var line: Int32 { context.pointee.input?.pointee.line ?? 0 }

  /// Ends the parse: the sender of a message learns of its first error only.
  mutating func refuse(_ message: String) {
    if tree.refusal == nil { tree.refusal = XMLRefusal(message, line: Int(line)) }
    xmlStopParser(context)
  }

  /// Ends the parse if the last callback has found an error, or if the parse takes too long.
  mutating func checkProgress() {
    if tree.refusal != nil { return xmlStopParser(context) }
    if xmlDictSize(context.pointee.dict) > XMLParserPool.maximumNames {
      return refuse("the message has more than \(XMLParserPool.maximumNames) different names")
    }
    if deadline.hasPassed() { refuse("parsing the message takes too long") }
  }
}

/// The limit on the processor time of a parse. Time that a thread spends waiting does not count.
struct ParsingDeadline {
  private let duration: Duration
  private var steps = 0
  private var end: Duration?

  /// The number of steps between two checks of the clock. A check costs as much as a few steps.
  private static let stride = 4096

  init(_ duration: Duration) { self.duration = duration }

  /// Counts a step. The first steps start the clock.
  mutating func hasPassed() -> Bool {
    steps &+= 1
    guard steps % Self.stride == 0 else { return false }
    let now = Self.processorTime
    guard let end else {
      end = now + duration
      return false
    }
    return now > end
  }

  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}

/// The callbacks that build an ``XMLTree``. Their context is an ``XMLParserSession``.
func makeSAXHandler() -> xmlSAXHandler {
  var handler = xmlSAXHandler()
  handler.initialized = UInt32(XML_SAX2_MAGIC)
  handler.startElementNs = startElement
  handler.endElementNs = { context, _, _, _ in
    session(context)?.pointee.tree.end()
    session(context)?.pointee.checkProgress()
  }
  handler.characters = characters
  handler.ignorableWhitespace = characters
  handler.cdataBlock = characters
  handler.internalSubset = { context, _, _, _ in
    refuse(context, "a document type declaration is not accepted")
  }
  handler.reference = { context, _ in refuse(context, "an undefined entity is referred to") }
  handler.serror = reportError
  return handler
}

private func session(
  _ context: UnsafeMutableRawPointer?
) -> UnsafeMutablePointer<XMLParserSession>? {
  context?.assumingMemoryBound(to: XMLParserSession.self)
}

private func refuse(_ context: UnsafeMutableRawPointer?, _ message: String) {
  session(context)?.pointee.refuse(message)
}

private let characters:
  @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<xmlChar>?, Int32) -> Void = {
    context, bytes, count in
    session(context)?.pointee.tree.characters(
      UnsafeBufferPointer(start: bytes, count: Int(count)))
    session(context)?.pointee.checkProgress()
  }

private let startElement: startElementNsSAX2Func = {
  context, name, _, uri, declarationCount, declarations, attributeCount, _, attributes in
  guard let session = session(context), let name else { return }
  let line = session.pointee.line
  session.pointee.tree.start(name, uri: uri, line: line)
  if let declarations {
    for index in 0..<Int(declarationCount) {
      session.pointee.tree.declare(
        prefix: declarations[2 * index], uri: declarations[2 * index + 1], line: line)
    }
  }
  // Each has five pointers: name, prefix, URI, start of the value, end of the value.
  if let attributes {
    for index in 0..<Int(attributeCount) {
      guard let name = attributes[5 * index], let start = attributes[5 * index + 3],
        let end = attributes[5 * index + 4]
      else { continue }
      session.pointee.tree.attribute(
        name, uri: attributes[5 * index + 2],
        value: UnsafeBufferPointer(start: start, count: end - start))
    }
  }
  // This is the last step, because the element must not be read after the parser was stopped.
  session.pointee.checkProgress()
}

/// Every error counts, including errors about namespaces. A warning does not count.
private let reportError: xmlStructuredErrorFunc = { context, error in
  guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
  let message = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
  refuse(context, "not well-formed XML: " + message.split(separator: "\n").joined(separator: " "))
}

/// Why a message is not acceptable XML.
struct XMLRefusal: Error, Sendable, CustomStringConvertible {
  var message: String
  var line: Int?

  init(_ message: String, line: Int? = nil) {
    self.message = message
    self.line = line
  }

  var description: String { line.map { "\(message) (line \($0))" } ?? message }
}
