/// How a value stands in XML where that is not the rule.
///
/// The rule is an element in the namespace of the type around it, left out when the value is nil. Only
/// the coders of XML look at a form: to all others every value is a field with a name.
@_spi(Generated) public struct FieldForm: Sendable {
  enum Kind: Sendable {
    case element
    case attribute
    /// What the element around it holds, next to its attributes.
    case content
  }

  let kind: Kind
  /// Nil for the namespace of the type around an element; an attribute is then in none.
  let namespace: String?
  /// Whether nil is written, as `xsi:nil`.
  let writesNil: Bool

  /// An element.
  ///
  /// - Parameters:
  ///   - namespace: empty for an element in no namespace, nil for that of the type around it.
  ///   - writesNil: whether the element is there even when the value is nil.
  public static func element(in namespace: String? = nil, writesNil: Bool = false) -> FieldForm {
    FieldForm(kind: .element, namespace: namespace, writesNil: writesNil)
  }

  /// An attribute of the element around it.
  public static func attribute(in namespace: String? = nil) -> FieldForm {
    FieldForm(kind: .attribute, namespace: namespace, writesNil: false)
  }

  /// The content of the element around it.
  public static let content = FieldForm(kind: .content, namespace: nil, writesNil: false)
}
