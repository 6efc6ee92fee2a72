import CLibXML2
import Testing

/// The exclusive canonical form of a document: declarations of prefixes that nothing uses, and
/// blank text between elements, are left out.
func canonicalXML(_ bytes: [UInt8]) throws -> String {
  let document = bytes.withUnsafeBytes { buffer in
    xmlReadMemory(
      buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, nil,
      Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOBLANKS.rawValue))
  }
  let parsed = try #require(document, "the bytes are not well-formed XML")
  defer { xmlFreeDoc(parsed) }
  var text: UnsafeMutablePointer<xmlChar>?
  let length = xmlC14NDocDumpMemory(
    parsed, nil, Int32(XML_C14N_EXCLUSIVE_1_0.rawValue), nil, 0, &text)
  let canonical = try #require(text)
  defer { libxml2_free(canonical) }
  return String(
    decoding: UnsafeBufferPointer(start: canonical, count: Int(length)), as: UTF8.self)
}
