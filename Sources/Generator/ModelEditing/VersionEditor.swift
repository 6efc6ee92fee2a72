import Diagnostics
import PositionedJSON
import ServiceModel

/// Makes single corrections to a Services version.
struct VersionEditor {
  var version: ServicesVersion

  mutating func apply(_ correction: Correction) throws(EditFailure) -> EditOutcome {
    let before = parts(of: correction.target.owner)
    let outcome =
      switch correction.target.owner {
      case .type(let name): try edit(correction, ofType: name)
      case .operation(let address): try edit(correction, of: address)
      }
    for (kind, names) in parts(of: correction.target.owner) {
      let known = before.first { $0.kind == kind }?.names ?? []
      guard let name = names.repeated.first, known.repeated.isEmpty else { continue }
      throw EditFailure("there would be two \(kind) with the name '\(name)'", at: correction.range)
    }
    return outcome
  }

  /// The names of the parts of a type, or of the operations with an address.
  private func parts(of owner: CorrectionTarget.Owner) -> [(kind: String, names: [String])] {
    switch owner {
    case .type(let name):
      let type = version.type(named: name)
      return [
        ("fields", type?.complex?.fields.map(\.name) ?? []),
        ("members", type?.enumeration?.members.map(\.name) ?? []),
      ]
    case .operation(let address):
      let operations = services(of: address).first.map { version.services[$0].operations } ?? []
      return [("operations", operations.map(\.name))]
        + operations.filter { $0.name == address.operation }.flatMap { operation in
          [
            ("parameters", operation.parameters.map(\.name)),
            ("results", operation.results.map(\.name)),
          ]
        }
    }
  }

  /// The positions of the services with an address. An agent and an entity may have the same name.
  private func services(of address: OperationAddress) -> [Int] {
    version.services.indices.filter { index in
      let service = version.services[index]
      return service.name == address.service
        && (address.kind == nil || service.kind == address.kind)
    }
  }

  // MARK: Types

  private mutating func edit(
    _ correction: Correction, ofType name: String
  ) throws(EditFailure) -> EditOutcome {
    guard let part = correction.target.part else {
      let template = TypeDefinition(name: name, shape: .opaque)
      return try ListEdit(
        correction: correction, template: template, prepare: Self.preparedType
      ).apply(to: &version.types)
    }
    guard let index = version.types.firstIndex(where: { $0.name == name }) else {
      return .notFound(version.types.map(\.name))
    }
    switch (version.types[index].shape, part.kind) {
    case (.complex(var complex), .field):
      let template = Field(name: part.name, type: .unknown)
      let outcome = try typed(correction, template: template).apply(to: &complex.fields)
      version.types[index].shape = .complex(complex)
      return outcome
    case (.enumeration(var enumeration), .member):
      let template = EnumerationType.Member(name: part.name)
      let outcome = try ListEdit(correction: correction, template: template)
        .apply(to: &enumeration.members)
      version.types[index].shape = .enumeration(enumeration)
      return outcome
    default:
      let kind = part.kind == .field ? "a structure of fields" : "an enumeration"
      throw EditFailure("the type '\(name)' is not \(kind)", at: correction.range)
    }
  }

  /// An added value must have its type.
  private func typed<Item: NamedPart>(
    _ correction: Correction, template: Item
  ) throws(EditFailure) -> ListEdit<Item> {
    if case .add(let patch) = correction.change, patch["type"] == nil {
      throw EditFailure("the key 'type' is missing", at: patch.range)
    }
    return ListEdit(correction: correction, template: template)
  }

  /// A type that changes its kind loses its old content, and the new content need not be complete.
  private static func preparedType(
    _ current: JSONSyntaxTree, _ patch: JSONSyntaxTree
  ) throws(EditFailure) -> JSONSyntaxTree {
    let shapes = ["complex", "enumeration", "dictionary", "choice", "opaque"]
    guard let shape = (patch.members ?? []).first(where: { shapes.contains($0.key) })?.key,
      current[shape] == nil
    else { return current }
    var members = (current.members ?? []).filter { !shapes.contains($0.key) }
    let beginning: JSONSyntaxTree? =
      switch shape {
      case "complex": try ModelNotation.tree(of: ComplexType())
      case "enumeration": try ModelNotation.tree(of: EnumerationType())
      default: nil
      }
    if let beginning {
      members.append(.init(key: shape, keyRange: patch.range, value: beginning))
    }
    return JSONSyntaxTree(value: .object(members), range: current.range)
  }

  // MARK: Operations

  private mutating func edit(
    _ correction: Correction, of address: OperationAddress
  ) throws(EditFailure) -> EditOutcome {
    let found = services(of: address)
    guard let first = found.first else { return .notFound(version.services.map(\.name)) }
    if found.count > 1 {
      throw EditFailure(
        "there is an agent and an entity of this name", at: correction.range,
        hint: "write 'agent:\(address)' or 'entity:\(address)'")
    }
    guard let part = correction.target.part else {
      return try OperationEdit(correction: correction).apply(to: &version.services[first])
    }
    let operations = version.services[first].operations
    guard let index = operations.firstIndex(where: { $0.name == address.operation }) else {
      return .notFound(operations.map(\.name))
    }
    var operation = operations[index]
    let template = Parameter(name: part.name, type: .unknown)
    let edit = try typed(correction, template: template)
    let outcome: EditOutcome
    if part.kind == .parameter {
      let before = operation.parameters.map(\.name)
      outcome = try edit.apply(to: &operation.parameters)
      operation.keepBindingInStep(from: before, corrected: part.name)
    } else {
      outcome = try edit.apply(to: &operation.results)
    }
    version.services[first].operations[index] = operation
    return outcome
  }
}

extension ServiceOperation {
  /// Updates the REST binding after parameters were added, removed or renamed.
  fileprivate mutating func keepBindingInStep(from before: [String], corrected name: String) {
    let now = parameters.map(\.name)
    guard var rest, before != now else { return }
    let renamed = now.filter { !before.contains($0) }
    if before.count == now.count, let newName = renamed.first {
      for index in rest.parameters.indices where rest.parameters[index].parameter == name {
        rest.parameters[index].parameter = newName
      }
    } else if now.contains(name), rest.body == .wrapper {
      rest.parameters.append(RESTCarrier(name: name, location: .property, parameter: name))
    } else if !now.contains(name) {
      rest.parameters.removeAll { $0.parameter == name }
    }
    self.rest = rest
  }
}
