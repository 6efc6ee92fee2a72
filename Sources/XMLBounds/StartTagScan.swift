#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds start tags with more attributes than libxml2 should be given.
///
/// libxml2 reads all attributes of a tag, and compares each with every other, before it calls
/// anyone: whoever wants to bound them must look before it does. Two scanners that each follow
/// comments and sections through a message need to agree on where everything ends, and one of them
/// is wrong sooner or later. So this one follows nothing. Whatever libxml2 takes for a start tag
/// begins at some `<` and ends before the next one, which neither a name nor a value can hold; every
/// `<` is looked at here, on its own, even where it turns out to stand in a comment.
package enum StartTagScan {
  /// The offset of the first `<` that may begin a tag with more than so many attributes, namespace
  /// declarations included; nil when there is none.
  ///
  /// It holds up to the first place where the bytes are no XML, and there the parser must be stopped.
  package static func firstTag(
    withMoreThan limit: Int, attributesIn bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var found = offset(of: mark, in: bytes, from: 0)
    while let start = found {
      found = offset(of: mark, in: bytes, from: start + 1)
      let end = found ?? bytes.count
      // An attribute takes five bytes: hardly any tag needs a closer look.
      guard (end - start) / shortestAttribute > limit else { continue }
      let tag = UnsafeBufferPointer(rebasing: bytes[start + 1..<end])
      if hasAttributes(moreThan: limit, tag) { return start }
    }
    return nil
  }

  private static let mark = UInt8(ascii: "<")

  /// ` a=""`
  private static let shortestAttribute = 5

  /// - Parameter tag: what comes after a `<`, up to the next one.
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
