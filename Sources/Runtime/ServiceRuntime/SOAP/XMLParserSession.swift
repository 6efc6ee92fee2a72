internal import CLibXML2

/// The state that the callbacks of one parse share.
struct XMLParserSession {
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
