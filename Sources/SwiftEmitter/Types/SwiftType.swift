import ServiceModel

/// How a type reference is spelled in Swift and coded on the wire.
struct SwiftType: Sendable {
  /// Without the question mark.
  let name: String
  /// Whether nil is a value of its own on the wire; value types read an absent one as a default.
  let isNillable: Bool
  /// The repeated element of a dictionary, which its Swift type cannot carry.
  let dictionaryItem: String?
  /// Whether the name is Foundation's.
  let needsFoundation: Bool

  init(
    _ name: String, isNillable: Bool, dictionaryItem: String? = nil, needsFoundation: Bool = false
  ) {
    self.name = name
    self.isNillable = isNillable
    self.dictionaryItem = dictionaryItem
    self.needsFoundation = needsFoundation
  }

  /// As a stored field, which the wire may always leave out.
  var asField: String { name + "?" }

  /// As a parameter or a result.
  var asValue: String { isNillable ? name + "?" : name }
}
