/// Follows types to what they extend, each type once.
struct BaseTypeChains {
  enum Verdict {
    case sound
    /// Where it leads to something that has no fields, or back to where it has been.
    case broken(TypeKey)
    case tooLong
  }

  /// What extends a type has all of its fields: a long chain makes types without end of a few lines.
  static let longest = 32

  /// What is known of a type: how long its chain is, or what is wrong with it.
  private enum Chain {
    case length(Int)
    case broken(TypeKey)
  }

  private var known: [TypeKey: Chain] = [:]
  /// What every type restricts: no chain goes on there.
  private let everything: TypeKey

  init(everything: TypeKey) { self.everything = everything }

  /// Whether a type can be extended.
  mutating func verdict(
    on key: TypeKey, among entries: [TypeKey: SchemaTable.Entry]
  ) -> Verdict {
    switch chain(of: key, among: entries) {
    case .broken(let type): .broken(type)
    case .length(let length): length > Self.longest ? .tooLong : .sound
    }
  }

  private mutating func chain(
    of key: TypeKey, among entries: [TypeKey: SchemaTable.Entry]
  ) -> Chain {
    var path: [TypeKey] = []
    var seen: Set<TypeKey> = []
    var next: TypeKey? = key
    var result = Chain.length(0)
    while let key = next {
      if let chain = known[key] {
        result = chain
        break
      }
      guard case .complex(let content)? = entries[key]?.type.shape, !content.isSimple,
        seen.insert(key).inserted
      else {
        result = .broken(key)
        break
      }
      path.append(key)
      next = content.base == everything ? nil : content.base
    }
    for key in path.reversed() {
      if case .length(let length) = result { result = .length(length + 1) }
      known[key] = result
    }
    return result
  }
}
