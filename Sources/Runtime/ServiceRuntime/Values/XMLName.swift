/// A namespaced XML name.
///
/// For example: `XMLName("string", in: XMLNamespace.arrays)`.
public struct XMLName: Hashable, Sendable, CustomStringConvertible {
  /// The part after the prefix.
  public let local: String
  /// The namespace URI; empty for a name in no namespace.
  public let namespace: String

  /// Creates a name. Pass an empty namespace for a name in no namespace.
  public init(_ local: String, in namespace: String) {
    self.local = local
    self.namespace = namespace
  }

  /// The name in Clark notation: `{namespace}local`.
  public var description: String { namespace.isEmpty ? local : "{\(namespace)}\(local)" }
}

/// A name as a value (`xs:QName`, XML Schema Part 2, section 3.2.18).
///
/// In XML the namespace is a prefix, which is declared where the value is written. Everywhere else
/// the text is in Clark notation: `{namespace}local`.
extension XMLName: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("QName", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: XMLName { XMLName("", in: "") }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout XMLName?, with coder: FieldCoder) {
    coder.qualifiedName(&value)
  }

  /// Reads Clark notation.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> XMLName? {
    if text.isEmpty { return nil }
    let name = XMLName(clark: text)
    guard QualifiedName.isName(name.local) else { throw LexicalError() }
    return name
  }

  /// The name in Clark notation.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { description }
}

/// The namespaces of messages, in addition to those of the services.
public enum XMLNamespace {
  /// The built-in simple types (`xs:int`).
  public static let schema = "http://www.w3.org/2001/XMLSchema"
  /// `xsi:type` and `xsi:nil`.
  public static let instance = "http://www.w3.org/2001/XMLSchema-instance"
  /// The items of arrays of primitives.
  public static let arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
  /// The simple types that XML Schema does not have (`duration` with the value space of .NET).
  public static let serialization = "http://schemas.microsoft.com/2003/10/Serialization/"

  /// The namespace of the prefix `xml`. No other prefix may have it.
  static let xml = "http://www.w3.org/XML/1998/namespace"

  /// A placeholder for the namespace of the enclosing element, for objects that every service
  /// declares in its own namespace.
  static let enclosing = "#enclosing"
}

/// The ranges of the parts of a qualified name: `prefix:local`, with white space around it.
struct QualifiedName {
  /// Empty if there is none.
  let prefix: Range<Int>
  let local: Range<Int>

  /// Nil if the text is not a qualified name.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var range = range
    while let first = range.first, bytes[first].isXMLSpace { range.removeFirst() }
    while let last = range.last, bytes[last].isXMLSpace { range.removeLast() }
    if let colon = range.first(where: { bytes[$0] == UInt8(ascii: ":") }) {
      prefix = range.lowerBound..<colon
      local = colon + 1..<range.upperBound
      guard Self.isName(prefix, in: bytes) else { return nil }
    } else {
      prefix = range.lowerBound..<range.lowerBound
      local = range
    }
    guard Self.isName(local, in: bytes) else { return nil }
  }

  /// Whether a text is a name without a prefix.
  static func isName(_ text: String) -> Bool {
    text.withBytes { isName($0.indices, in: $0) }
  }

  /// Characters other than ASCII are accepted, because none of them is a separator.
  private static func isName(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = range.first, isStart(bytes[first]) else { return false }
    return range.allSatisfy { isStart(bytes[$0]) || isLater(bytes[$0]) }
  }

  private static func isStart(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
      || byte == UInt8(ascii: "_")
  }

  private static func isLater(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
}
