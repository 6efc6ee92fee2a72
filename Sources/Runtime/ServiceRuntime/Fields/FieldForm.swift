/// How a value is written in XML, if the default does not apply.
///
/// The default is an element in the namespace of the enclosing type, which is left out if the value
/// is nil. Only the coders of XML use a form. For all others, every value is a field with a name.
@_spi(Generated) public struct FieldForm: Sendable {
  enum Kind: Sendable {
    case element
    case attribute
    /// The content of the enclosing element, apart from its attributes.
    case content
  }

  let kind: Kind
  /// Nil for the namespace of the enclosing type. For an attribute, nil means no namespace.
  let namespace: String?
  /// Whether nil is written, as `xsi:nil`.
  let writesNil: Bool
  /// Whether nil is allowed.
  let isNillable: Bool
  /// Whether the element is required although the Swift type allows nil.
  let isRequired: Bool

  /// An element.
  ///
  /// - Parameters:
  ///   - namespace: empty for an element in no namespace, nil for the namespace of the enclosing
  ///     type.
  ///   - writesNil: whether the element is written even if the value is nil.
  ///   - isNillable: whether `xsi:nil` is allowed, although this code does not write it. Only
  ///     descriptions use it.
  ///   - isRequired: whether the element is required, although Swift allows nil. Only descriptions
  ///     use it.
  public static func element(
    in namespace: String? = nil, writesNil: Bool = false, isNillable: Bool = false,
    isRequired: Bool = false
  ) -> FieldForm {
    FieldForm(
      kind: .element, namespace: namespace, writesNil: writesNil,
      isNillable: writesNil || isNillable, isRequired: writesNil || isRequired)
  }

  /// An attribute of the enclosing element.
  public static func attribute(in namespace: String? = nil) -> FieldForm {
    FieldForm(
      kind: .attribute, namespace: namespace, writesNil: false, isNillable: false,
      isRequired: false)
  }

  /// The content of the enclosing element.
  public static let content = FieldForm(
    kind: .content, namespace: nil, writesNil: false, isNillable: false, isRequired: false)
}
