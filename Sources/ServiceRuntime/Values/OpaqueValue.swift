/// A value whose shape the documentation does not tell; it goes back as it came.
///
/// Text alone travels over both bindings. XML content can go back over SOAP only, other JSON over
/// REST only; writing it to the other binding fails with `ServiceCallError.Kind.encodingFailed`.
public enum OpaqueValue: Hashable, Sendable {
  /// Text and nothing else: an element without children, or a JSON string.
  case text(String)
  /// Element content.
  case xml(XMLFragment)
  /// A JSON value that is no string.
  case json(JSONValue)
}

extension OpaqueValue: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("anyType", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: OpaqueValue { .text("") }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout OpaqueValue?, with coder: FieldCoder) {
    coder.opaque(&value)
  }
}
