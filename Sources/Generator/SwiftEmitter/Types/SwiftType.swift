import ServiceModel

/// The names that a dictionary has on the wire and not in Swift.
struct WireDictionary: Sendable {
  /// The name of the type.
  let name: String
  /// The namespace of the type, if it is not the namespace of the version.
  let namespace: String?
  /// The element around an entry.
  let item: String
}

/// A type reference in Swift and on the wire.
struct SwiftType: Sendable {
  /// Without the question mark.
  let name: String
  /// Whether nil is a value of its own on the wire. A missing value type is read as a default.
  let isNillable: Bool
  /// Set if it is a dictionary.
  var dictionary: WireDictionary?
  /// The dictionaries inside it, the outermost first.
  var inner: [WireDictionary] = []
  /// Whether it is a type of Foundation.
  var needsFoundation = false

  /// The dictionaries of the type and inside it.
  fileprivate var dictionaries: [WireDictionary] { (dictionary.map { [$0] } ?? []) + inner }

  /// A list of values of the type.
  var list: SwiftType {
    SwiftType(
      name: "[\(name)]", isNillable: true, inner: dictionaries, needsFoundation: needsFoundation)
  }

  /// A dictionary with values of the type.
  func dictionary(by key: SwiftType, _ dictionary: WireDictionary) -> SwiftType {
    SwiftType(
      name: "[\(key.name): \(name)]", isNillable: true, dictionary: dictionary, inner: dictionaries,
      needsFoundation: needsFoundation)
  }

  /// The type of a stored field, which may always be missing on the wire.
  var asField: String { name + "?" }

  /// The type of a parameter or a result.
  var asValue: String { isNillable ? name + "?" : name }
}
