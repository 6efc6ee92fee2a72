import ServiceModel

/// The effect on messages if a value of one type replaces a value of another type.
///
/// JSON has no names of types and no order of properties. SOAP names the items of a list after
/// their type, and its elements have an order. So types with different names may have the same
/// bytes.
struct WireComparison {
  private let old: ComparedTypes
  private let new: ComparedTypes
  private let bindings: Bindings
  /// The pairs of types that were compared. A pair that occurs again inside itself adds nothing.
  private var pairs: Set<[String]> = []

  init(_ old: ComparedTypes, _ new: ComparedTypes, over bindings: Bindings) {
    self.old = old
    self.new = new
    self.bindings = bindings
  }

  private var isOverSOAP: Bool { bindings.contains(.soap) }

  mutating func compare(_ old: TypeReference, _ new: TypeReference) -> Effect {
    switch (old, new) {
    case (.unknown, _), (_, .unknown): return .none
    case (.scalar(let old), .scalar(let new)):
      let isSame = old == new || !isOverSOAP && old.sharesJSON(with: new)
      return isSame ? .none : .breaking
    case (.array(let old), .array(let new)):
      if isOverSOAP, itemName(old, self.old) != itemName(new, self.new) { return .breaking }
      return compare(old, new)
    case (.named(let old), .named(let new)):
      return named(old, new)
    case (.scalar(.string), .named(let name)):
      return isText(self.new[name]) && !isOverSOAP ? .none : .breaking
    case (.named(let name), .scalar(.string)):
      return isText(self.old[name]) && !isOverSOAP ? .none : .breaking
    default: return .breaking
    }
  }

  /// Tables also say `string` for an enumeration.
  private func isText(_ type: TypeDefinition?) -> Bool {
    type?.enumeration != nil
  }

  private func itemName(_ item: TypeReference, _ types: ComparedTypes) -> String? {
    item.namedType.map { types[$0]?.wireName ?? $0 }
  }

  private mutating func named(_ oldName: String, _ newName: String) -> Effect {
    guard pairs.insert([oldName, newName]).inserted, let old = old[oldName], let new = new[newName]
    else { return .none }
    if isOverSOAP, old.foreignNamespace != new.foreignNamespace { return .breaking }
    switch (old.shape, new.shape) {
    case (.opaque, _), (_, .opaque): return .none
    case (.complex(let old), .complex(let new)):
      return fields(self.old.fields(of: old), self.new.fields(of: new), isSequence: true)
    case (.enumeration(let old), .enumeration(let new)): return Self.members(old, new)
    case (.dictionary(let old), .dictionary(let new)):
      if isOverSOAP, old.itemElement != new.itemElement { return .breaking }
      return max(compare(old.key, new.key), compare(old.value, new.value))
    case (.choice(let old), .choice(let new)):
      return fields(old.cases, new.cases, isSequence: false)
    default: return .breaking
    }
  }

  private mutating func fields(
    _ olds: [Field], _ news: [Field], isSequence: Bool
  ) -> Effect {
    let pairing = Pairing(ordered: olds, news, name: \.name) { _, _ in false }
    if !pairing.removed.isEmpty { return .breaking }
    if isOverSOAP,
      isSequence && !pairing.moved.isEmpty || pairing.added.contains(where: \.isRequired)
    {
      return .breaking
    }
    var worst: Effect = pairing.added.isEmpty ? .none : .additive
    for (old, new) in pairing.kept {
      if isOverSOAP, old.xml ?? .plain != new.xml ?? .plain { return .breaking }
      worst = max(worst, compare(old.type, new.type))
    }
    return worst
  }

  private static func members(_ old: EnumerationType, _ new: EnumerationType) -> Effect {
    if old.isFlags != new.isFlags { return .breaking }
    let olds = Set(old.members.map(\.name))
    let news = Set(new.members.map(\.name))
    // A value that only samples showed was never documented as a member.
    if old.isComplete, new.isComplete, !olds.isSubset(of: news) { return .breaking }
    return olds == news ? .none : .additive
  }
}

extension ScalarType {
  /// Whether the same JSON may contain values of both types. JSON has no sizes of integers. And
  /// what tables call a string may be a date or bytes, which are also texts.
  func sharesJSON(with other: ScalarType) -> Bool {
    if self == other || isInteger && other.isInteger { return true }
    return isText && other.isText && (self == .string || other == .string)
  }

  private var isInteger: Bool {
    isNumber && ![.integer, .float, .double, .decimal].contains(self)
  }

  private var isText: Bool { !isNumber && self != .boolean && self != .anyType }
}
