import Diagnostics
import PositionedJSON
import ServiceModel

/// Edits an operation of a service.
struct OperationEdit {
  let correction: Correction

  func apply(to service: inout Service) throws(EditFailure) -> EditOutcome {
    var template = ServiceOperation(name: correction.target.name)
    if let like = correction.like {
      guard let model = service.operations.first(where: { $0.name == like }) else {
        return .notFound(service.operations.map(\.name))
      }
      template.soap = model.soap?.renamed(from: like, to: correction.target.name)
      template.rest = model.rest?.renamed(from: like, to: correction.target.name)
    }
    let outcome = try ListEdit(
      correction: correction, template: template, prepare: withBindings(template)
    ).apply(to: &service.operations)
    if let index = service.operations.firstIndex(where: { $0.name == correction.target.name }) {
      try check(service.operations[index])
    }
    service.operations.sort { $0.name < $1.name }
    return outcome
  }

  /// Properties of a wrapper are the parameters, unless the correction says otherwise.
  private func withBindings(
    _ template: ServiceOperation
  ) -> (JSONSyntaxTree, JSONSyntaxTree) throws(EditFailure) -> JSONSyntaxTree {
    { (current: JSONSyntaxTree, patch: JSONSyntaxTree) throws(EditFailure) in
      guard case .add = correction.change, var rest = template.rest, rest.body == .wrapper,
        case .array(let parameters)? = patch["parameters"]?.value
      else { return current }
      rest.parameters = parameters.compactMap { parameter in
        guard case .string(let name)? = parameter["name"]?.value else { return nil }
        return RESTCarrier(name: name, location: .property, parameter: name)
      }
      var members = (current.members ?? []).filter { $0.key != "rest" }
      let tree = try ModelNotation.tree(of: rest)
      members.append(.init(key: "rest", keyRange: patch.range, value: tree))
      return JSONSyntaxTree(value: .object(members), range: current.range)
    }
  }

  private func check(_ operation: ServiceOperation) throws(EditFailure) {
    guard operation.soap == nil, operation.rest == nil else { return }
    throw EditFailure(
      "an operation needs a binding", at: correction.range,
      hint: "set 'like' to the name of an operation with the same bindings")
  }
}

extension SOAPBinding {
  fileprivate func renamed(from old: String, to new: String) -> SOAPBinding {
    var result = self
    result.page = ""
    result.action = action.replacingLast(old, with: new)
    result.inputElement = inputElement.replacingLast(old, with: new)
    result.outputElement = outputElement.replacingLast(old, with: new)
    return result
  }
}

extension RESTBinding {
  fileprivate func renamed(from old: String, to new: String) -> RESTBinding {
    var result = self
    result.page = ""
    result.path = path.replacingLast(old, with: new)
    result.parameters.removeAll { $0.parameter != nil }
    return result
  }
}
