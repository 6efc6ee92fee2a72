import ServiceModel

/// The sides that know a type only from REST. REST has fewer types than SOAP. What REST calls a
/// number or a text, SOAP may describe with its size or its members.
struct Knowledge {
  /// Whether the old side knows the type only from REST, and the new side also from SOAP.
  private let isGained: Bool
  private let isLost: Bool
  private let isOnlyREST: Bool

  init(_ old: Bindings, _ new: Bindings) {
    isGained = old == .rest && new.contains(.soap)
    isLost = old.contains(.soap) && new == .rest
    isOnlyREST = old == .rest && new == .rest
  }

  init(_ old: ServiceOperation, _ new: ServiceOperation) {
    self.init(Bindings(old, old), Bindings(new, new))
  }

  /// Whether the second of two types is more precise than the first: a type instead of `?`, or a
  /// date instead of text.
  func refines(_ old: TypeReference, _ new: TypeReference, types: ComparedTypes) -> Bool {
    refines(old, new, types: types, isOfText: isGained || isOnlyREST, isOfSize: isGained)
  }

  /// Whether the first type is more precise.
  func blurs(_ old: TypeReference, _ new: TypeReference, types: ComparedTypes) -> Bool {
    refines(new, old, types: types, isOfText: isLost || isOnlyREST, isOfSize: isLost)
  }

  private func refines(
    _ vague: TypeReference, _ exact: TypeReference, types: ComparedTypes, isOfText: Bool,
    isOfSize: Bool
  ) -> Bool {
    switch (vague, exact) {
    case (.unknown, .unknown): return false
    case (.unknown, _): return true
    case (.array(let vague), .array(let exact)):
      return refines(vague, exact, types: types, isOfText: isOfText, isOfSize: isOfSize)
    case (.scalar(.string), .scalar(let exact)):
      return isOfText && exact != .string && exact.sharesJSON(with: .string)
    case (.scalar(.string), .named(let name)):
      return isOfText && types[name]?.enumeration != nil
    case (.scalar(let vague), .scalar(let exact)):
      return isOfSize && vague != exact && vague.sharesJSON(with: exact)
    default: return false
    }
  }
}

/// Judges the two types of one value.
struct TypeChange {
  let messages: ComparedMessages
  let changed: ChangeRule
  /// The rules for a type that became known, and for one that is no longer known; nil for the same
  /// rule.
  var learned: ChangeRule?
  var lost: ChangeRule?
  /// Whether the items of a list do not have the name of their type on either side.
  var areItemsNamed = false

  /// - Parameter subject: the name of what has the type, for the message (`field 'Name'`).
  func compare(
    _ old: TypeReference, _ new: TypeReference, subject: String, at place: Place
  ) {
    let (scope, knowledge) = (messages.scope, messages.knowledge)
    let expected = scope.types.apply(to: old)
    if expected == new { return }
    let (rule, verb) =
      if knowledge.refines(expected, new, types: scope.new.types) {
        (learned ?? changed, "is now known to be \(new)")
      } else if knowledge.blurs(old, new, types: scope.old.types) {
        (lost ?? changed, "is no longer known to be \(old)")
      } else {
        (changed, "changed its type from \(old) to \(new)")
      }
    place.report(
      rule, "\(subject) \(verb)", old: "\(old)", new: "\(new)",
      effects: rule.effects.onWire(
        scope.wireEffect(of: old, new, over: messages.bindings, areItemsNamed: areItemsNamed)))
  }
}
