import CLibXML2
import Foundation
import Testing

/// The canonical form of a document (C14N 1.0), for comparing XML regardless of its prefixes.
func canonical(_ xml: some Sequence<UInt8>) throws -> String {
  let bytes = Array(xml)
  let document = try #require(
    bytes.withUnsafeBytes {
      xmlReadMemory(
        $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), nil, nil, 0)
    })
  defer { xmlFreeDoc(document) }
  var output: UnsafeMutablePointer<xmlChar>?
  let count = xmlC14NDocDumpMemory(document, nil, 0, nil, 0, &output)
  let start = try #require(output)
  defer { free(start) }
  return String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
}

func canonical(_ xml: String) throws -> String { try canonical(xml.utf8) }
