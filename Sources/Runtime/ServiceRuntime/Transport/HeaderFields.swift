/// The header fields of an HTTP message. They are ordered, names ignore case, and a name may be
/// repeated.
public struct HeaderFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// A header field.
  public struct Field: Hashable, Sendable {
    /// The name as sent.
    public var name: String
    /// The value, without surrounding white space.
    public var value: String

    /// Creates a field.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  private var fields: [Field] = []

  /// Creates an empty set of fields.
  public init() {}

  /// Creates fields from pairs.
  public init(_ pairs: some Sequence<(String, String)>) {
    fields = pairs.map { Field(name: $0.0, value: $0.1) }
  }

  /// Creates fields from a literal.
  public init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }

  /// The first value with that name. Setting it replaces all of them.
  public subscript(_ name: String) -> String? {
    get { index(of: name).map { fields[$0].value } }
    set {
      let index = index(of: name)
      if index != nil { fields.removeAll { $0.name.equalsIgnoringCase(name) } }
      if let newValue {
        fields.insert(Field(name: name, value: newValue), at: index ?? fields.endIndex)
      }
    }
  }

  private func index(of name: String) -> Int? {
    name.withBytes { name in
      withFields { fields in fields.indices.first { fields[$0].isNamed(name) } }
    }
  }

  /// Calls a closure with the fields in place. A loop over the collection copies each field, and
  /// counts references for it.
  package func withFields<Result>(_ use: (UnsafeBufferPointer<Field>) -> Result) -> Result {
    fields.withUnsafeBufferPointer(use)
  }

  /// All values of that name, in order.
  public func values(_ name: String) -> [String] {
    fields.filter { $0.name.equalsIgnoringCase(name) }.map(\.value)
  }

  /// The first of the names that is repeated, in the order of the fields.
  package func firstRepeated(of names: [StaticString]) -> StaticString? {
    withFields { fields in
      var seen = 0
      for position in fields.indices {
        let index = names.firstIndex { fields[position].isNamed($0.bytes) }
        guard let index else { continue }
        if seen & (1 << index) != 0 { return names[index] }
        seen |= 1 << index
      }
      return nil
    }
  }

  /// Makes room for a number of fields.
  package mutating func reserveCapacity(_ count: Int) { fields.reserveCapacity(count) }

  /// Adds a field at the end.
  public mutating func append(name: consuming String, value: consuming String) {
    fields.append(Field(name: name, value: value))
  }

  /// Replaces the value of the last field.
  package mutating func replaceLast(value: String) {
    guard let last = fields.indices.last else { return }
    fields[last].value = value
  }
}

extension HeaderFields.Field {
  /// Compares the lengths first, because most names differ in length.
  fileprivate func isNamed(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    name.utf8.count == other.count && name.withBytes { $0.equalsIgnoringCase(other) }
  }
}

extension HeaderFields: RandomAccessCollection {
  /// The position of the first field.
  public var startIndex: Int { fields.startIndex }
  /// The position after the last field.
  public var endIndex: Int { fields.endIndex }
  /// The field at a position.
  public subscript(_ position: Int) -> Field { fields[position] }
}

extension HeaderFields: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The fields, one on each line, without secrets.
  public var description: String {
    map { "\($0.name): \(Self.isSecret($0.name) ? "<redacted>" : $0.value)" }
      .joined(separator: "\n")
  }

  /// Like `description`.
  public var debugDescription: String { description }

  /// Like `description`.
  public var customMirror: Mirror { Mirror(self, children: ["fields": description]) }

  /// Whether the value of a field of this name must not be printed.
  static func isSecret(_ name: String) -> Bool {
    secretNames.contains { $0.equalsIgnoringCase(name) }
  }

  private static let secretNames = [
    "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "SO-AppToken", "X-XSRF-TOKEN",
  ]
}

extension HeaderFields {
  /// Whether names and values can be sent. A line break would begin another field.
  var areSendable: Bool {
    allSatisfy { field in
      field.name.isHTTPToken
        && !field.value.hasByte { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether it is a valid name of a field or a method in HTTP.
  package var isHTTPToken: Bool {
    !isEmpty
      && allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
          UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"),
          UInt8(ascii: "+"), UInt8(ascii: "^")...UInt8(ascii: "`"), UInt8(ascii: "|"),
          UInt8(ascii: "~"):
          true
        default: false
        }
      }
  }

  /// Compares names of HTTP, which are ASCII.
  fileprivate func equalsIgnoringCase(_ other: Self) -> Bool {
    guard count == other.count else { return false }
    return indices.allSatisfy { self[$0].asciiLowercase == other[$0].asciiLowercase }
  }
}

extension String {
  /// Whether it is a valid name of a field or a method in HTTP.
  package var isHTTPToken: Bool { withBytes(\.isHTTPToken) }

  /// Compares names of HTTP, which are ASCII.
  package func equalsIgnoringCase(_ other: String) -> Bool {
    withBytes { bytes in other.withBytes { bytes.equalsIgnoringCase($0) } }
  }
}

extension UInt8 {
  var asciiLowercase: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

/// The header fields about the body.
extension HeaderFields {
  /// Whether the body is compressed.
  package var announceCompression: Bool {
    guard let encoding = self["Content-Encoding"] else { return false }
    return !encoding.equalsIgnoringCase("identity")
  }

  /// Whether the header announces a larger body. A length that does not fit an integer is larger.
  package func announce(moreThan maximumBytes: Int) -> Bool {
    guard !announceCompression, let text = self["Content-Length"], !text.isEmpty,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    return (Int(text) ?? .max) > maximumBytes
  }

  /// The fields of a response with a decompressed body, without the fields about the compressed
  /// one.
  package var afterDecompression: HeaderFields {
    guard announceCompression else { return self }
    var fields = self
    fields["Content-Encoding"] = nil
    fields["Content-Length"] = nil
    return fields
  }
}
