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
      return expected == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == expected
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
