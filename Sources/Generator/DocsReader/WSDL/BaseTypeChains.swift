/// Follows types to their base types, and visits each type once.
struct BaseTypeChains {
  /// A derived type has all fields of its base types. So a few lines with a long chain would make
  /// an unlimited number of fields.
  static let longest = 32

  enum Chain {
    case length(Int)
    /// The end of a chain: a type without fields, or a type that is already in the chain.
    case broken(TypeKey)
  }

  private var known: [TypeKey: Chain] = [:]
  /// The type that every type restricts. Chains end there.
  private let everything: TypeKey

  init(everything: TypeKey) { self.everything = everything }

  /// The chain of a type that others extend.
  mutating func chain(
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
