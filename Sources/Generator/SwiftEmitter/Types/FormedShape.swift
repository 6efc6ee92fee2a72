import ServiceModel

/// What becomes in Swift of whether a value must be there, may be nil, and may be there several times.
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

  /// - Parameter isIndirect: whether the value leads back to the type around it, which only nil ends.
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

  /// Whether Swift need not be told the value where one is made.
  package var hasDefault: Bool { self != .value }
}
