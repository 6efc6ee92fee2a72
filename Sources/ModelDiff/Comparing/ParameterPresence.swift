import ServiceModel
import SwiftEmitter

/// Whether a caller may leave a parameter out in Swift, on each side.
///
/// Over SOAP its form says it, and without one the type alone; what has a REST binding only, and is part
/// of a path or a query, is as optional as the page says.
struct ParameterPresence {
  /// How a parameter is declared.
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
    Self.form(parameter, operation, old)
  }

  func new(_ parameter: Parameter, of operation: ServiceOperation) -> Form {
    Self.form(parameter, operation, new)
  }

  /// What the forms of a value say on each side; where none says it, the type does.
  func xmlForms(_ old: Parameter, _ new: Parameter) -> (old: XMLForm, new: XMLForm) {
    (self.old.form(of: old), self.new.form(of: new))
  }

  private static func form(
    _ parameter: Parameter, _ operation: ServiceOperation, _ types: ValueTypes
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

/// What decides over SOAP whether nil is a value.
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

  /// Without a form of its own a value that nil is not a value of is always sent.
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
