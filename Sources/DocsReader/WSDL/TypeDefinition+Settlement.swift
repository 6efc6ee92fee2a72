import Diagnostics
import ServiceModel

extension TypeDefinition {
  /// The correction that states this shape, to be edited.
  func settlement(in version: String) -> Settlement {
    CorrectionTarget.type(name).settlement(.set(value), in: version)
  }

  private var value: CorrectionValue {
    switch shape {
    case .complex(let complex): ["complex": ["fields": .fields(complex.fields)]]
    case .enumeration(let enumeration):
      [
        "enumeration": [
          "members": .array(enumeration.members.map { ["name": .string($0.name)] })
        ]
      ]
    case .dictionary(let pairs):
      [
        "dictionary": [
          "itemElement": .string(pairs.itemElement), "key": .type(pairs.key),
          "value": .type(pairs.value),
        ]
      ]
    case .opaque: ["opaque": true]
    }
  }
}
