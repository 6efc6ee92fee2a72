import Foundation

/// Bounds what the parser will have to do, in one pass over the bytes.
///
/// libxml2 has no limit on attributes (a hundred thousand of them burn seconds before the first
/// callback) and none of ours on depth; a document type is refused before it is looked at.
struct XMLPrescan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: ServiceLimits
  private var position = 0
  private var depth = 0

  static func check(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: ServiceLimits
  ) throws(XMLRefusal) {
    var scan = XMLPrescan(bytes: bytes, limits: limits)
    try scan.run()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, limits: ServiceLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  private mutating func run() throws(XMLRefusal) {
    guard let base = bytes.baseAddress else { throw refusal("the message is empty") }
    if memchr(base, 0, bytes.count) != nil { throw refusal("the message contains a NUL byte") }
    while let next = memchr(base + position, 0x3C, bytes.count - position) {
      position = UnsafeRawPointer(next) - UnsafeRawPointer(base) + 1
      try markup()
      if position >= bytes.count { return }
    }
  }

  /// After a `<`.
  private mutating func markup() throws(XMLRefusal) {
    guard position < bytes.count else { return }
    switch bytes[position] {
    case UInt8(ascii: "!"):
      if starts(with: "!--") {
        skip(past: "-->")
      } else if starts(with: "![CDATA[") {
        skip(past: "]]>")
      } else {
        throw refusal("a document type declaration is not accepted")
      }
    case UInt8(ascii: "?"): skip(past: "?>")
    case UInt8(ascii: "/"):
      depth -= 1
      skip(past: UInt8(ascii: ">"))
    default: try startTag()
    }
  }

  private mutating func startTag() throws(XMLRefusal) {
    var attributes = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        attributes += 1
        if attributes > limits.maximumAttributes {
          throw refusal("an element has more than \(limits.maximumAttributes) attributes")
        }
        skip(past: byte)
      } else if byte == UInt8(ascii: ">") {
        if bytes[position - 2] == UInt8(ascii: "/") { return }
        depth += 1
        if depth > limits.maximumDepth {
          throw refusal("elements are nested more than \(limits.maximumDepth) deep")
        }
        return
      }
    }
  }

  private func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count, let base = bytes.baseAddress else { return false }
    return memcmp(base + position, text.utf8Start, count) == 0
  }

  /// Moves behind the next occurrence; to the end when there is none, which the parser reports.
  private mutating func skip(past byte: UInt8) {
    guard let base = bytes.baseAddress,
      let next = memchr(base + position, Int32(byte), bytes.count - position)
    else { return position = bytes.count }
    position = UnsafeRawPointer(next) - UnsafeRawPointer(base) + 1
  }

  /// Like `skip` of one byte.
  private mutating func skip(past text: StaticString) {
    let first = Int32(text.utf8Start.pointee)
    guard let base = bytes.baseAddress else { return }
    while position < bytes.count,
      let next = memchr(base + position, first, bytes.count - position)
    {
      position = UnsafeRawPointer(next) - UnsafeRawPointer(base)
      if starts(with: text) {
        position += text.utf8CodeUnitCount
        return
      }
      position += 1
    }
    position = bytes.count
  }

  private func refusal(_ message: String) -> XMLRefusal {
    XMLRefusal(message, line: bytes.prefix(position).reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) })
  }
}
