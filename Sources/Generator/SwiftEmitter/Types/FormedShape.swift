import ServiceModel

/// How Swift declares a value that is required, may be nil, or may occur several times.
package enum FormedShape: Equatable, Sendable {
  /// Always a value.
  case value
  /// A value or nil.
  case optional
  /// A list that may be empty and is never nil.
  case list
  /// Elements of any name.
  case elements
  /// Attributes of any name.
  case attributes

  /// - Parameter isIndirect: whether the value leads back to the type around it, which only nil
  ///   ends.
  package init(_ form: XMLForm, isIndirect: Bool = false) {
    self =
      switch form.kind {
      case .anyElements: .elements
      case .anyAttributes: .attributes
      case _ where form.isRepeated: .list
      case _ where form.isRequired && !form.isNillable && !isIndirect: .value
      default: .optional
      }
  }

  /// Whether an initializer has a default for the value.
  package var hasDefault: Bool { self != .value }
}
