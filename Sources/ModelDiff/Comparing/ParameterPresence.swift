import ServiceModel

/// Whether a caller may leave a parameter out in Swift, on each side.
///
/// Over SOAP the type alone decides; what has a REST binding only, and is part of a path or a query,
/// is as optional as the page says.
struct ParameterPresence {
  /// How a parameter is declared.
  struct Form: Equatable {
    var isOptional: Bool
    /// Whether a call need not mention it.
    var hasDefault: Bool
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

  private static func form(
    _ parameter: Parameter, _ operation: ServiceOperation, _ types: ValueTypes
  ) -> Form {
    if operation.mayOmit(parameter) { return Form(isOptional: true, hasDefault: true) }
    if operation.mustSend(parameter), !types.isDictionary(parameter.type) {
      return Form(isOptional: false, hasDefault: false)
    }
    return Form(isOptional: types.isNillable(parameter.type), hasDefault: false)
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

  func isNillable(_ type: TypeReference) -> Bool {
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
