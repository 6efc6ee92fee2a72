import ServiceModel

/// The Swift names of a Services version, assigned before anything is written.
struct NamePlan: Sendable {
  /// Swift type names by wire name.
  private let types: [String: String]
  private let typeNames: Set<String>
  let typeScope: NameScope
  /// The constants with the limits of simple types, by the names of these.
  private let limits: [String: MemberName]
  private let overrides: NameOverrides

  /// - Parameter taken: type names in addition to those of the documentation.
  init(
    _ version: ServicesVersion, taken: some Sequence<String>,
    overrides: NameOverrides = NameOverrides()
  ) {
    self.overrides = overrides
    typeScope = NameScope(reserved: .types.adding(taken: taken), overrides: overrides.types())
    types = typeScope.assign(version.types.map { ($0.name, SwiftCase.upperCamel($0.name)) })
    typeNames = Set(types.values)
    limits = NameScope(reserved: .members, suffix: "Limits")
      .members(version.simpleTypes.map { ($0.name, SwiftCase.lowerCamel($0.name)) })
  }

  /// The Swift name of a type. For an unknown type, it is made from the wire name.
  func type(_ wire: String) -> String { types[wire] ?? SwiftCase.upperCamel(wire) }

  /// Whether a type has this Swift name.
  func isTaken(_ name: String) -> Bool { typeNames.contains(name) }

  /// The constant with the limits of a simple type; nil if no value has them.
  func limits(of simpleType: String?) -> MemberName? { simpleType.flatMap { limits[$0] } }

  /// The method names of a service, by operation.
  func operations(of service: Service) -> [String: MemberName] {
    memberNames(service.operations.map(\.name), operationScope(of: service))
  }

  func operationScope(of service: Service) -> NameScope {
    let chosen = overrides.operations(of: service)
    // A mock has a property for each method, named after it.
    let handlers = service.operations.map { operation in
      MemberName(chosen[operation.name] ?? SwiftCase.lowerCamel(operation.name)).handler
    }
    return NameScope(
      reserved: .methods.adding(taken: handlers), suffix: "Operation", overrides: chosen)
  }

  /// The names of the message types, by operation.
  ///
  /// They are nested types and must not hide a type of the documentation.
  func messages(of service: Service) -> [String: String] {
    let scope = NameScope(reserved: .types.adding(taken: types.values), suffix: "Operation")
    return scope.assign(service.operations.map { ($0.name, SwiftCase.upperCamel($0.name)) })
  }

  /// The argument names of an operation, by parameter.
  ///
  /// - Parameter method: the name of its method. The mock has a property named after it.
  func arguments(
    of operation: ServiceOperation, in service: Service, method: MemberName
  ) -> [String: MemberName] {
    memberNames(
      operation.parameters.map(\.name), argumentScope(of: operation, in: service, method: method))
  }

  func argumentScope(
    of operation: ServiceOperation, in service: Service, method: MemberName
  ) -> NameScope {
    NameScope(
      reserved: .arguments.adding(taken: [method.handler]),
      overrides: overrides.parameters(of: operation, in: service))
  }

  /// The names of an operation's results, by result.
  func results(of operation: ServiceOperation, in service: Service) -> [String: MemberName] {
    memberNames(operation.results.map(\.name), resultScope(of: operation, in: service))
  }

  func resultScope(of operation: ServiceOperation, in service: Service) -> NameScope {
    NameScope(reserved: .results, overrides: overrides.results(of: operation, in: service))
  }

  /// The property names of a complex type, by field.
  func fields(
    _ names: [String], of type: String, isPolymorphic: Bool = false
  ) -> [String: MemberName] {
    memberNames(names, fieldScope(of: type, isPolymorphic: isPolymorphic))
  }

  func fieldScope(of type: String, isPolymorphic: Bool) -> NameScope {
    NameScope(
      reserved: isPolymorphic ? .members.adding(taken: polymorphicMembers) : .members,
      overrides: overrides.fields(of: type))
  }

  /// The static members of an enumeration, by member.
  func members(of enumeration: EnumerationType, named type: String) -> [String: MemberName] {
    memberNames(enumeration.members.map(\.name), memberScope(of: type))
  }

  func memberScope(of type: String) -> NameScope {
    NameScope(reserved: .cases, overrides: overrides.members(of: type))
  }

  /// The cases of a choice, by element.
  func cases(of choice: ChoiceType, named type: String) -> [String: MemberName] {
    memberNames(choice.cases.map(\.name), caseScope(of: type))
  }

  func caseScope(of type: String) -> NameScope {
    NameScope(
      reserved: .members.adding(taken: ["other", "otherElement"]),
      overrides: overrides.fields(of: type))
  }

  /// The names of the keys of header parts, by the keys of the parts.
  func headers(_ parts: [HeaderPart]) -> [String: MemberName] {
    NameScope(reserved: .members.adding(taken: ["name"]), suffix: "Header")
      .members(parts.map { ($0.key, SwiftCase.lowerCamel($0.name)) })
  }

  /// The members of a base type in addition to its fields.
  private var polymorphicMembers: [String] {
    ["derived", "derivedContent", "derivedTypeName", "derivedTypes"]
  }

  func memberNames(
    _ wires: [String], _ scope: @autoclosure () -> NameScope
  ) -> [String: MemberName] {
    if wires.isEmpty { return [:] }
    return scope().members(wires.map { ($0, $0.isEmpty ? "empty" : SwiftCase.lowerCamel($0)) })
  }
}

/// A name inside a type: `plain` for text and for other names, `written` for code.
struct MemberName: Sendable {
  let plain: String
  let written: String

  /// The label of a declared argument or tuple element, where nearly every keyword is allowed.
  var label: String { ["inout", "let", "var"].contains(plain) ? written : plain }

  /// The label in a call, where the compiler warns of the backticks of all other keywords.
  var callLabel: String { plain == "inout" ? written : plain }

  /// The property of a mock for this method: `onGetBook`.
  var handler: String { "on" + plain.prefix(1).uppercased() + plain.dropFirst() }
}

extension MemberName {
  /// A name that needs no backticks.
  init(_ name: String) { self.init(plain: name, written: name) }
}
