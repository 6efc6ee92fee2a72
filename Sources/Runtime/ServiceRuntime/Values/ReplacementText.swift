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
