import ServiceModel

/// A type as a sample shows it: with numbers in place of names, and the number of arrays around it.
struct ObservedType: Hashable {
  enum Base: Hashable {
    /// Below the maximum depth of samples.
    case unknown
    case scalar(ScalarType)
    case named(TypeKey)
  }

  var base: Base
  /// The number of arrays around it.
  var depth = 0

  static let unknown = ObservedType(base: .unknown)

  var isUnknown: Bool { base == .unknown }
  var asArray: ObservedType { ObservedType(base: base, depth: depth + 1) }

  /// The combination of two statements; nil if they contradict each other.
  func unified(with other: ObservedType) -> ObservedType? {
    if self == other || other == .unknown { return self }
    if self == .unknown { return other }
    guard depth == other.depth, isUnknown || other.isUnknown else { return nil }
    return isUnknown ? other : self
  }
}

/// The name of a type, as numbers.
struct TypeKey: Hashable {
  let name: InternedName
  let namespace: InternedName
}

/// The shape of a named type, as samples show it.
enum ObservedShape {
  /// Only the name is known.
  case bare
  case complex([ObservedField])
  /// The members seen so far. A sample shows the first member of the declaration.
  case enumeration(Set<String>)
  case dictionary(item: InternedName, key: ObservedType, value: ObservedType)
}

struct ObservedField {
  let name: InternedName
  var type: ObservedType
}
