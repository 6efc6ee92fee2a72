/// A type that the documentation names without describing its content.
public protocol OpaqueObject: WireValue, Hashable {
  /// The received content, or the content to send.
  var content: OpaqueValue { get }
  /// Wraps a content.
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
