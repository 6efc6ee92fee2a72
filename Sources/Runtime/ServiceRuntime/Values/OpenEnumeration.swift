/// An enumeration that is open on the wire: a member that this version does not know is kept.
///
/// Generated enumerations are structs with one static member for each documented name.
public protocol OpenEnumeration: LexicalValue, RawRepresentable, Hashable,
  CustomStringConvertible
where RawValue == String {
  /// Creates the member with this name, known or not.
  init(rawValue: String)
  /// The known names, if a description lists them.
  @_spi(Generated) static var memberNames: [String] { get }
}

extension OpenEnumeration {
  /// No name is listed.
  @_spi(Generated) public static var memberNames: [String] { [] }

  /// The name on the wire.
  public var description: String { rawValue }

  /// Whether any word is a valid text of the type.
  @_spi(Generated) public static var isName: Bool { true }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> Self? {
    text.isEmpty ? nil : Self(rawValue: text)
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { rawValue }
}
