import Diagnostics
import PositionedJSON
import ServiceModel

extension TypeDefinition {
  /// The correction that states this shape, for the user to edit.
  func settlement(in version: String) -> Settlement {
    CorrectionTarget.type(name).settlement(.set(value), in: version)
  }

  private var value: JSONSyntaxTree {
    switch shape {
    case .complex(let complex): .object(["complex": .object(["fields": .fields(complex.fields)])])
    case .enumeration(let enumeration): .enumeration(enumeration.members.map(\.name))
    case .dictionary(let pairs): .dictionary(pairs)
    case .choice, .opaque: .object(["opaque": true])
    }
  }
}
