import TestSupport

/// Edits a model in ways that its types do not suggest.
extension JSONTree {
  /// Changes one value somewhere inside.
  func edited(using generator: inout some RandomNumberGenerator) -> JSONTree {
    switch self {
    case .null: return .null
    case .bool(let value): return .bool(!value)
    case .number(let value): return .number(value + Int.random(in: -2...2, using: &generator))
    case .string(let text): return .string(Self.edited(text, using: &generator))
    case .array(let items): return .array(Self.edited(items, using: &generator))
    case .object(let members):
      guard let key = members.keys.sorted().randomElement(using: &generator) else { return self }
      var members = members
      // If a member is removed, it was a list or an optional text. Otherwise the result is refused.
      members[key] =
        Int.random(in: 0..<12, using: &generator) == 0
        ? nil : members[key]?.edited(using: &generator)
      return .object(members)
    }
  }

  private static func edited(
    _ text: String, using generator: inout some RandomNumberGenerator
  ) -> String {
    let others = ["xs:int", "xs:string", "[Book]", "Genre", "?", "POST", "query", "value", "Title"]
    return switch Int.random(in: 0..<3, using: &generator) {
    case 0: text + "X"
    case 1: String(text.dropLast())
    default: others.randomElement(using: &generator) ?? text
    }
  }

  private static func edited(
    _ items: [JSONTree], using generator: inout some RandomNumberGenerator
  ) -> [JSONTree] {
    guard let index = items.indices.randomElement(using: &generator) else { return items }
    var items = items
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: items.remove(at: index)
    case 1: items.append(items[index].edited(using: &generator))
    case 2: items.shuffle(using: &generator)
    default: items[index] = items[index].edited(using: &generator)
    }
    return items
  }
}
