import ServiceModel

/// A type as a sample states it: with numbers for names, and arrays as a depth.
struct ObservedType: Hashable {
  enum Base: Hashable {
    /// Below the depth at which samples stop.
    case unknown
    case scalar(ScalarType)
    case named(TypeKey)
  }

  var base: Base
  /// How many arrays are around it.
  var depth = 0

  static let unknown = ObservedType(base: .unknown)

  var isUnknown: Bool { base == .unknown }
  var asArray: ObservedType { ObservedType(base: base, depth: depth + 1) }

  /// What two statements say together; nil when they contradict each other.
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

/// What samples show of a named type.
enum ObservedShape {
  /// The name alone.
  case bare
  case complex([ObservedField])
  /// The members seen; a sample shows the first that is declared.
  case enumeration(Set<String>)
  case dictionary(item: InternedName, key: ObservedType, value: ObservedType)
}

struct ObservedField {
  let name: InternedName
  var type: ObservedType
}
