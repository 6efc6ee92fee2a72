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
  case object([Property])

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
}
