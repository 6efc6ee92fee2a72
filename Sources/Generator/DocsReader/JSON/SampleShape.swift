import Diagnostics
import PositionedJSON
import ServiceModel

/// The shape of a documented JSON sample: kinds and names, without the values. Objects keep the
/// order of their properties.
enum SampleShape: Sendable, Equatable {
  case null
  case boolean
  case integer
  case real
  case string
  /// Text that is written like a date with a time.
  case dateTime
  case array([SampleShape])
  case object(Properties)

  /// Whether a text begins with a date and a time (`2010-04-03T14:19:12`).
  static func isDateTime(_ text: some Sequence<UInt8>) -> Bool {
    var bytes = text.makeIterator()
    return "0000-00-00T00:00:00".utf8.allSatisfy { expected in
      guard let byte = bytes.next() else { return false }
      return expected == UInt8(ascii: "0") ? byte.isASCIIDigit : byte == expected
    }
  }

  struct Property: Sendable, Equatable {
    let name: String
    let value: SampleShape
  }

  /// The properties of an object in their order.
  struct Properties: Sendable, Equatable, RandomAccessCollection, ExpressibleByArrayLiteral {
    private let items: [Property]
    /// The positions by name, for objects with more properties than can be compared quickly.
    private let positions: [String: Int]?

    init(_ items: [Property]) {
      self.items = items
      positions =
        items.count <= 16
        ? nil : Dictionary(items.indices.map { (items[$0].name, $0) }) { first, _ in first }
    }

    init(arrayLiteral items: Property...) { self.init(items) }

    var startIndex: Int { items.startIndex }
    var endIndex: Int { items.endIndex }
    subscript(position: Int) -> Property { items[position] }

    /// The value of a property; nil if there is none with that name.
    ///
    /// - Parameter position: the expected position, which is the right one if nothing is missing,
    ///   as in most samples.
    func value(of name: String, near position: Int = 0) -> SampleShape? {
      if items.indices.contains(position), items[position].name == name {
        return items[position].value
      }
      if let positions { return positions[name].map { items[$0].value } }
      return items.first { $0.name == name }?.value
    }
  }
}

extension SampleShape {
  func property(_ name: String) -> SampleShape? {
    guard case .object(let properties) = self else { return nil }
    return properties.value(of: name)
  }

  /// The kind of a simple value, or of an array of simple values; nil if the value does not show
  /// it.
  var scalarType: TypeReference? {
    switch self {
    case .null, .object: nil
    case .boolean: .scalar(.boolean)
    case .integer: .scalar(.int)
    case .real: .scalar(.double)
    case .string, .dateTime: .string
    case .array(let items): items.first?.scalarType.map { .array($0) }
    }
  }
}

extension SampleShape {
  /// The value that samples show if a value may have any type.
  private static let anything = "An object of some kind"

  /// Reads a JSON sample. It keeps kinds and names. It does not keep values, which are noise on
  /// every page.
  init(parsing range: Range<Int>, of file: SourceFile) throws(JSONSyntaxError) {
    self.init(try JSONSyntaxParser.parse(file.bytes, in: range))
  }

  private init(_ tree: JSONSyntaxTree) {
    switch tree.value {
    case .object(let members):
      self = .object(
        Properties(members.map { Property(name: $0.key, value: SampleShape($0.value)) }))
    case .array(let items): self = .array(items.map { SampleShape($0) })
    case .string(Self.anything), .null: self = .null
    case .string(let text): self = Self.isDateTime(text.utf8) ? .dateTime : .string
    case .number(let text): self = text.utf8.contains(where: Self.isOfReal) ? .real : .integer
    case .bool: self = .boolean
    }
  }

  /// Whether the byte is the start of a fraction or an exponent.
  private static func isOfReal(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }
}
