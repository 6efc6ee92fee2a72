/// A value that the documentation does not describe. It is sent back unchanged.
///
/// Text can be sent over both bindings. XML content can only be sent back over SOAP, and other JSON
/// only over REST. Writing it over the other binding fails with
/// `ServiceCallError.Kind.encodingFailed`.
public enum OpaqueValue: Hashable, Sendable {
  /// Only text: an element without children, or a JSON string.
  case text(String)
  /// Element content.
  case xml(XMLFragment)
  /// A JSON value other than a string.
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

/// A type that the documentation names without describing its content.
public protocol OpaqueObject: WireValue, Hashable {
  /// The received content, or the content to send.
  var content: OpaqueValue { get }
  /// Wraps content.
  init(content: OpaqueValue)
}

extension OpaqueObject {
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Self { Self(content: .text("")) }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Self?, with coder: FieldCoder) {
    var content = value?.content
    coder.opaque(&content)
    value = content.map(Self.init(content:))
  }
}
