internal import CLibXML2

/// What the callbacks of one parse work on.
struct XMLParserSession {
  var tree: XMLTree
  let context: xmlParserCtxtPtr
  var deadline: ParsingDeadline

  var line: Int32 { context.pointee.input?.pointee.line ?? 0 }

  /// Ends the parse: the first thing that is wrong with a message is what its sender hears of.
  mutating func refuse(_ message: String) {
    if tree.refusal == nil { tree.refusal = XMLRefusal(message, line: Int(line)) }
    xmlStopParser(context)
  }

  /// Ends the parse when the last callback has found something, or when it takes too long.
  mutating func checkProgress() {
    if tree.refusal != nil { return xmlStopParser(context) }
    if xmlDictSize(context.pointee.dict) > XMLParserPool.maximumNames {
      return refuse("the message has more than \(XMLParserPool.maximumNames) different names")
    }
    if deadline.hasPassed() { refuse("parsing the message takes too long") }
  }
}
