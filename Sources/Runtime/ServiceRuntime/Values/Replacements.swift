/// Your own structure that replaces a documented one.
///
/// Name it under `replacements` in `docs2swift.json`. Generated code then uses it wherever the
/// documented type is used, and does not declare that type itself. The file must import the SPI
/// group of generated code. For example, for a documented `Price` with the elements `Amount` and
/// `Currency`:
///
///     @_spi(Generated) import ServiceRuntime
///
///     public struct Price: ReplacementObject {
///       public var amount: Double?
///       public var currency: Currency?
///
///       public init() {}
///
///       public static let wireName = XMLName("Price", in: "http://…/Services88")
///
///       public mutating func visit(_ fields: FieldVisitor) {
///         fields.field("Amount", &amount)
///         fields.field("Currency", &currency)
///       }
///     }
///
/// Values are equal if their visited fields are equal.
public protocol ReplacementObject: ServiceObject {
  /// Creates an empty value, to read into.
  init()
  /// The documented name of the type and the target namespace of its Services version.
  static var wireName: XMLName { get }
  /// Passes every field to the visitor, which reads or writes it, with its documented name and in
  /// the documented order.
  mutating func visit(_ fields: FieldVisitor)
}

extension ReplacementObject {
  /// The name of the type.
  @_spi(Generated) public static var xmlName: XMLName { wireName }

  /// An empty value.
  @_spi(Generated) public static func empty() -> Self { Self() }

  /// Passes the fields to a coder.
  @_spi(Generated) public mutating func code(with coder: FieldCoder) {
    visit(FieldVisitor(coder))
  }
}

/// Reads or writes the fields of a ``ReplacementObject``.
public struct FieldVisitor {
  private let coder: FieldCoder

  init(_ coder: FieldCoder) {
    self.coder = coder
  }

  /// Whether the fields of a base type come before a type's own, as they do over SOAP; over REST
  /// they come last.
  public var isBaseFirst: Bool { coder.isBaseFirst }

  /// Reads or writes a field that may be absent.
  public func field<Value: WireValue>(_ name: StaticString, _ value: inout Value?) {
    coder.field(name, &value)
  }

  /// Reads or writes a field that has the default of its type if it is missing: zero, false, empty.
  public func field<Value: WireValue>(_ name: StaticString, _ value: inout Value) {
    coder.field(name, &value)
  }

  /// Reads or writes a dictionary: repeated elements named `item` over SOAP, an object over REST.
  public func dictionary<Key: DictionaryKey, Value: WireValue>(
    _ name: StaticString, item: StaticString, _ value: inout [Key: Value]?
  ) {
    coder.dictionary(name, item: item, &value)
  }
}

/// Your own type that replaces a documented enumeration, or another type whose values are text on
/// the wire.
///
/// Name it under `replacements` in `docs2swift.json`. Generated code then uses it wherever the
/// documented type is used, and does not declare that type itself. The file must import the SPI
/// group of generated code. For example:
///
///     @_spi(Generated) import ServiceRuntime
///
///     public enum Genre: String, ReplacementText {
///       case crime = "Crime", poetry = "Poetry", other = ""
///
///       public init() { self = .other }
///       public init?(wireText: String) { self = Genre(rawValue: wireText) ?? .other }
///       public var wireText: String { rawValue }
///       public static let wireName = XMLName("Genre", in: "http://…/Services88")
///     }
public protocol ReplacementText: LexicalValue {
  /// Creates the value that is read if there is none on the wire.
  init()
  /// Creates a value from its text.
  ///
  /// Returning nil refuses the whole message. Services do send members that no page lists.
  init?(wireText: String)
  /// The text to send.
  var wireText: String { get }
  /// The documented name of the type and the target namespace of its Services version.
  static var wireName: XMLName { get }
}

extension ReplacementText {
  /// The name of the type.
  @_spi(Generated) public static var xmlName: XMLName { wireName }

  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Self { Self() }

  /// Whether any word is a valid text of the type.
  @_spi(Generated) public static var isName: Bool { true }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> Self? {
    if text.isEmpty { return nil }
    guard let value = Self(wireText: text) else { throw LexicalError() }
    return value
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { wireText }
}
