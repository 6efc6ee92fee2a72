import Diagnostics

/// The way from the root of a JSON text to one of its values.
struct JSONPath {
  enum Step: Sendable, Equatable {
    case key(String)
    case index(Int)
  }

  private let steps: [Step]

  init(_ steps: [Step]) { self.steps = steps }

  /// Where the value stands: the key of a property, the value of an item, the first byte of the
  /// whole.
  ///
  /// - Parameter text: JSON that jansson, which tells no places, has accepted.
  /// - Returns: nil when it is not found, as with keys that are written with escapes.
  func range(in text: ByteText) -> Range<Int>? {
    var scanner = JSONScanner(text: text)
    scanner.skipSpace()
    var found = scanner.offset..<scanner.offset + 1
    for step in steps {
      guard let range = scanner.enter(step) else { return nil }
      found = range
    }
    return found
  }
}

/// Steps through JSON that is known to be well-formed.
private struct JSONScanner {
  let text: ByteText
  private(set) var offset: Int

  init(text: ByteText) {
    self.text = text
    offset = text.range.lowerBound
  }

  private var byte: UInt8? { offset < text.range.upperBound ? text.bytes[offset] : nil }

  mutating func skipSpace() {
    while let byte, byte.isASCIIWhitespace { offset += 1 }
  }

  /// Goes from the beginning of a value to that of a value in it.
  mutating func enter(_ step: JSONPath.Step) -> Range<Int>? {
    let open: Character = if case .key = step { "{" } else { "[" }
    guard let byte, byte == open.asciiValue else { return nil }
    offset += 1
    var index = 0
    while true {
      skipSpace()
      guard let byte = self.byte, byte != UInt8(ascii: "}"), byte != UInt8(ascii: "]") else {
        return nil
      }
      let start = offset
      if case .key(let name) = step {
        skipString()
        let key = start..<offset
        skipSpace()
        offset += 1
        skipSpace()
        if text.bytes[key].dropFirst().dropLast().elementsEqual(name.utf8) { return key }
      } else if step == .index(index) {
        return start..<start + 1
      }
      skipValue()
      skipSpace()
      if self.byte == UInt8(ascii: ",") { offset += 1 }
      index += 1
    }
  }

  private mutating func skipString() {
    offset += 1
    while let byte, byte != UInt8(ascii: "\"") {
      offset += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    offset = min(offset + 1, text.range.upperBound)
  }

  private mutating func skipValue() {
    var depth = 0
    repeat {
      switch byte {
      case nil: return
      case UInt8(ascii: "\""): skipString()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        offset += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"): offset += 1
      case let byte?:
        if byte.isASCIIWhitespace { offset += 1 } else { skipWord() }
      }
    } while depth > 0
  }

  /// A number or a literal.
  private mutating func skipWord() {
    let ends: [UInt8] = Array(",:]}".utf8)
    while let byte, !byte.isASCIIWhitespace, !ends.contains(byte) { offset += 1 }
  }
}
