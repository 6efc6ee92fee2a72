import ServiceModel
import SwiftEmitter

/// Whether a caller may leave a parameter out in Swift.
///
/// Over SOAP, its form decides, or its type if there is no form. A parameter that has a REST
/// binding only, in a path or a query, is optional if the page says so.
struct ParameterPresence {
  /// The declaration of a parameter.
  struct Form: Equatable {
    var shape: FormedShape
    /// Whether a call need not mention it.
    var hasDefault: Bool

    var isOptional: Bool { shape == .optional }
  }

  /// The types decide whether nil is a value over SOAP.
  let types: TypeGraph

  func form(of parameter: Parameter, in operation: ServiceOperation) -> Form {
    if let xml = parameter.xml {
      let shape = FormedShape(xml)
      return Form(shape: shape, hasDefault: shape.hasDefault)
    }
    if operation.mayOmit(parameter) { return Form(shape: .optional, hasDefault: true) }
    if operation.mustSend(parameter), !isDictionary(parameter.type) {
      return Form(shape: .value, hasDefault: false)
    }
    return Form(shape: FormedShape(xmlForm(of: parameter)), hasDefault: false)
  }

  /// A value without a form is always sent if it cannot be nil.
  func xmlForm(of value: Parameter) -> XMLForm {
    value.xml ?? XMLForm(isRequired: !isNillable(value.type))
  }

  private func isNillable(_ type: TypeReference) -> Bool {
    switch type {
    case .scalar(let scalar): scalar.isNillable
    case .named(let name): types[name]?.enumeration == nil
    case .array, .unknown: true
    }
  }

  private func isDictionary(_ type: TypeReference) -> Bool {
    if case .named(let name) = type { return types[name]?.dictionary != nil }
    return false
  }
}
