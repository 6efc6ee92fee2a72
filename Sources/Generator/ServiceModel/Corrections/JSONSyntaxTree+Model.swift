import PositionedJSON

/// Parts of entries of a corrections file, for suggested corrections.
extension JSONSyntaxTree {
  /// A type reference, as in the model file. An unknown type is a text to be replaced: taken as it is,
  /// it is refused, because no type has such a name.
  package static func type(_ reference: TypeReference) -> JSONSyntaxTree {
    .string(suggestion(for: reference))
  }

  private static func suggestion(for reference: TypeReference) -> String {
    switch reference {
    case .unknown: "fill in the type"
    case .array(let item): "[\(suggestion(for: item))]"
    case .scalar, .named: reference.description
    }
  }

  /// The fields of a complex type, for `complex` in `set`.
  package static func fields(_ fields: [Field]) -> JSONSyntaxTree {
    .array(fields.map { .object(["name": .string($0.name), "type": .type($0.type)]) })
  }

  /// A type that is an enumeration with these members.
  package static func enumeration(_ members: [String]) -> JSONSyntaxTree {
    let members = members.map { JSONSyntaxTree.object(["name": .string($0)]) }
    return .object(["enumeration": .object(["members": .array(members)])])
  }

  /// A type that is a dictionary.
  package static func dictionary(_ pairs: DictionaryType) -> JSONSyntaxTree {
    .object([
      "dictionary": .object([
        "itemElement": .string(pairs.itemElement), "key": .type(pairs.key),
        "value": .type(pairs.value),
      ])
    ])
  }
}
