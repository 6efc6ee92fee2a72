import ServiceModel
import SwiftEmitter

/// Whether a caller may leave a parameter out in Swift, on each side.
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

  private let old: ValueTypes
  private let new: ValueTypes

  init(_ old: ServicesVersion, _ new: ServicesVersion) {
    self.old = ValueTypes(old)
    self.new = ValueTypes(new)
  }

  func old(_ parameter: Parameter, of operation: ServiceOperation) -> Form {
    Self.form(parameter, operation: operation, types: old)
  }

  func new(_ parameter: Parameter, of operation: ServiceOperation) -> Form {
    Self.form(parameter, operation: operation, types: new)
  }

  /// The result of the forms of a value on each side. A side without a form uses the type.
  func xmlForms(_ old: Parameter, _ new: Parameter) -> (old: XMLForm, new: XMLForm) {
    (self.old.form(of: old), self.new.form(of: new))
  }

  private static func form(
    _ parameter: Parameter, operation: ServiceOperation, types: ValueTypes
  ) -> Form {
    if let xml = parameter.xml {
      let shape = FormedShape(xml)
      return Form(shape: shape, hasDefault: shape.hasDefault)
    }
    if operation.mayOmit(parameter) { return Form(shape: .optional, hasDefault: true) }
    if operation.mustSend(parameter), !types.isDictionary(parameter.type) {
      return Form(shape: .value, hasDefault: false)
    }
    return Form(shape: FormedShape(types.form(of: parameter)), hasDefault: false)
  }
}

/// The facts that decide whether nil is a value over SOAP.
private struct ValueTypes {
  private var enumerations: Set<String> = []
  private var dictionaries: Set<String> = []

  init(_ version: ServicesVersion) {
    for type in version.types {
      switch type.shape {
      case .enumeration: enumerations.insert(type.name)
      case .dictionary: dictionaries.insert(type.name)
      case .complex, .choice, .opaque: break
      }
    }
  }

  /// A value without a form is always sent if it cannot be nil.
  func form(of value: Parameter) -> XMLForm {
    value.xml ?? XMLForm(isRequired: !isNillable(value.type))
  }

  private func isNillable(_ type: TypeReference) -> Bool {
    switch type {
    case .scalar(let scalar): scalar.isNillable
    case .named(let name): !enumerations.contains(name)
    case .array, .unknown: true
    }
  }

  func isDictionary(_ type: TypeReference) -> Bool {
    if case .named(let name) = type { return dictionaries.contains(name) }
    return false
  }
}
