import ServiceModel

/// Finds contradictions between the sample of a type and its schema.
enum TypeDifference {
  /// - Returns: the first contradiction, in words. Facts that a sample cannot show (base types,
  ///   more members) are not contradictions.
  static func find(_ sampled: TypeDefinition, _ stated: TypeDefinition) -> String? {
    switch (sampled.shape, stated.shape) {
    case (.opaque, _), (_, .opaque): return nil
    case (.complex(let sampled), .complex(let stated)): return find(sampled.fields, stated.fields)
    case (.enumeration(let sampled), .enumeration(let stated)):
      let names = Set(stated.members.map(\.name))
      return sampled.members.first { !names.contains($0.name) }.map { "the member '\($0.name)'" }
    case (.dictionary(let sampled), .dictionary(let stated)):
      if sampled.itemElement != stated.itemElement { return "the element of the items" }
      if !sampled.key.isCompatible(with: stated.key) { return "the type of the keys" }
      return sampled.value.isCompatible(with: stated.value) ? nil : "the type of the values"
    case (.complex, _), (.enumeration, _), (.dictionary, _), (.choice, _): return "the kind"
    }
  }

  private static func find(_ sampled: [Field], _ stated: [Field]) -> String? {
    for (sampled, stated) in zip(sampled, stated) {
      if sampled.name != stated.name { return "the place of the field '\(stated.name)'" }
      if !sampled.type.isCompatible(with: stated.type) {
        return "the type of the field '\(stated.name)'"
      }
    }
    let longer = sampled.count > stated.count ? sampled : stated
    let rest = longer.dropFirst(min(sampled.count, stated.count))
    return rest.first.map { "the field '\($0.name)'" }
  }
}

extension TypeReference {
  /// Whether both can be the same type. An unknown type can be any type.
  func isCompatible(with other: TypeReference) -> Bool {
    switch (self, other) {
    case (.unknown, _), (_, .unknown): true
    case (.array(let item), .array(let otherItem)): item.isCompatible(with: otherItem)
    default: self == other
    }
  }
}
