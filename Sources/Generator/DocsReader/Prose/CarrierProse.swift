import Diagnostics

/// Removes the sentences about carriers from a text and keeps the name in them.
///
/// `Carrier object for X. Services for the X Carrier is available from …` is printed wherever a
/// value of the type X is described; the text before it describes the type. Responses of entities
/// that have links next to their fields say `X entity with API _Links added.`
struct CarrierProse: Sendable {
  /// The text without these sentences.
  let text: ByteText
  /// The name of the type, if the text has it.
  let carrier: String?

  init(_ text: ByteText) {
    let found = Self.carrier(in: text)
    self.text = found.map { text.prefix(upTo: $0.start) } ?? text
    carrier = found.map(\.name) ?? Self.linkedCarrier(in: text)
  }

  private static func carrier(in text: ByteText) -> (start: Int, name: String?)? {
    let marker = Array("Carrier object for ".utf8)
    guard let start = text.firstIndex(of: marker) else { return nil }
    let name = text.suffix(from: start + marker.count)
    let end = name.range.first { !Self.isNameByte(name.bytes[$0]) } ?? name.range.upperBound
    return (start, end > name.range.lowerBound ? name.prefix(upTo: end).string : nil)
  }

  /// `X entity with API _Links added.` describes the type `XWithLinks`.
  private static func linkedCarrier(in text: ByteText) -> String? {
    guard let end = text.firstIndex(of: Array(" entity with API _Links added.".utf8)) else {
      return nil
    }
    var start = end
    while start > text.range.lowerBound, isNameByte(text.bytes[start - 1]) { start -= 1 }
    return start < end ? text.prefix(upTo: end).suffix(from: start).string + "WithLinks" : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_")
  }
}

extension ByteText {
  /// The first position of a text in this one.
  func firstIndex(of text: [UInt8]) -> Int? {
    guard let first = text.first, range.count >= text.count else { return nil }
    let lastStart = range.upperBound - text.count
    return bytes.withUnsafeBufferPointer { buffer in
      var offset = range.lowerBound
      while let found = buffer.firstOffset(of: first, from: offset), found <= lastStart {
        if buffer[found..<found + text.count].elementsEqual(text) { return found }
        offset = found + 1
      }
      return nil
    }
  }
}
