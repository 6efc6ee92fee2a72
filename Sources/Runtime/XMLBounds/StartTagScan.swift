#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds start tags with too many attributes for libxml2.
///
/// libxml2 reads all attributes of a tag, and compares each with every other, before it calls a
/// handler. So they must be limited before. Two scanners that both follow comments and sections
/// through a message have to agree on the ends of everything, and one of them is wrong sooner or
/// later. So this scanner keeps no state. A start tag for libxml2 begins at some `<` and ends
/// before the next one, because neither a name nor a value can contain one. This scanner checks
/// every `<` independently, even inside a comment.
package enum StartTagScan {
  /// The offset of the first `<` that may begin a tag with too many attributes, including namespace
  /// declarations; nil if there is none.
  ///
  /// It is reliable up to the first error in the XML, and there the parser must be stopped.
  package static func firstTag(
    withMoreThan limit: Int, attributesIn bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var found = offset(of: mark, in: bytes, from: 0)
    while let start = found {
      found = offset(of: mark, in: bytes, from: start + 1)
      let end = found ?? bytes.count
      // An attribute has at least five bytes, so hardly any tag needs a closer check.
      guard (end - start) / shortestAttribute > limit else { continue }
      let tag = UnsafeBufferPointer(rebasing: bytes[start + 1..<end])
      if hasAttributes(moreThan: limit, tag) { return start }
    }
    return nil
  }

  private static let mark = UInt8(ascii: "<")

  /// ` a=""`
  private static let shortestAttribute = 5

  /// - Parameter tag: the bytes after a `<`, up to the next one.
  private static func hasAttributes(
    moreThan limit: Int, _ tag: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var count = 0
    var position = 0
    while position < tag.count {
      let byte = tag[position]
      position += 1
      if byte == UInt8(ascii: ">") { return false }
      guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { continue }
      guard isValue(at: position - 1, in: tag),
        let end = offset(of: byte, in: tag, from: position)
      else { return false }
      count += 1
      if count > limit { return true }
      position = end + 1
    }
    return false
  }

  /// A quotation mark opens a value after an equals sign, and nowhere else in a tag.
  private static func isValue(at quote: Int, in tag: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = quote - 1
    while index >= 0, tag[index] == 0x20 || (0x09...0x0D).contains(tag[index]) { index -= 1 }
    return index >= 0 && tag[index] == UInt8(ascii: "=")
  }

  private static func offset(
    of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let next = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(next) - UnsafeRawPointer(base)
  }
}
