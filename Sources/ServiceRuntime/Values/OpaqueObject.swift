/// A type the documentation names without showing what is inside.
public protocol OpaqueObject: WireValue, Hashable {
  /// What was received, or is to be sent.
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
