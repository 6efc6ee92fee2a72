import ServiceModel

/// Finds the types at the same places in two versions: values of operations and fields of types.
///
/// If no page names a type, it is named after the first operation that returns it. When its name
/// becomes known, the type has another name at every place, and may also have other changes.
struct TypePlaces {
  /// The types that replaced a type, and the types that a type replaced.
  private var now: [String: Set<String>] = [:]
  private var before: [String: Set<String>] = [:]

  init(_ old: ServicesVersion, _ new: ServicesVersion) {
    let olds = Self.types(of: old)
    for (place, type) in Self.types(of: new) {
      guard let earlier = olds[place] else { continue }
      now[earlier, default: []].insert(type)
      before[type, default: []].insert(earlier)
    }
  }

  /// Whether one type replaced another everywhere, and no other type.
  func isReplaced(_ old: String, by new: String) -> Bool {
    now[old] == [new] && before[new] == [old]
  }

  private static func types(of version: ServicesVersion) -> [[String]: String] {
    var types: [[String]: String] = [:]
    for service in version.services {
      for operation in service.operations {
        let owner = [service.kind.rawValue, service.name, operation.name]
        for value in operation.values {
          types[owner + value.key] = value.type?.namedType
        }
      }
    }
    for type in version.types {
      for field in type.fieldsOrCases { types[[type.name, field.name]] = field.type.namedType }
    }
    return types
  }
}

extension ComplexType {
  /// Whether one of two types has all that the other has, and both have enough to be distinguished
  /// from other types.
  func isForm(of other: ComplexType) -> Bool {
    let names = Set(fields.map(\.name))
    let others = Set(other.fields.map(\.name))
    return min(names.count, others.count) >= 3
      && (names.isSubset(of: others) || others.isSubset(of: names))
  }
}
