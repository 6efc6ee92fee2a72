import ServiceModel

/// A type reference in Swift and on the wire.
struct SwiftType: Sendable {
  /// Without the question mark.
  let name: String
  /// Whether nil is a value of its own on the wire. A missing value type is read as a default.
  let isNillable: Bool
  /// The repeated element of a dictionary, which its Swift type does not have.
  let dictionaryItem: String?
  /// Whether it is a type of Foundation.
  let needsFoundation: Bool

  init(
    _ name: String, isNillable: Bool, dictionaryItem: String? = nil, needsFoundation: Bool = false
  ) {
    self.name = name
    self.isNillable = isNillable
    self.dictionaryItem = dictionaryItem
    self.needsFoundation = needsFoundation
  }

  /// As a stored field, which may always be missing on the wire.
  var asField: String { name + "?" }

  /// As a parameter or a result.
  var asValue: String { isNillable ? name + "?" : name }
}
