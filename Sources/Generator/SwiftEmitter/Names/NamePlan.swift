import ServiceModel

/// The Swift names of a Services version, assigned before anything is written.
struct NamePlan: Sendable {
  /// Swift type names by wire name.
  private let types: [String: String]
  private let typeNames: Set<String>
  /// The constants with the limits of simple types, by the names of these.
  private let limits: [String: MemberName]
  private let overrides: NameOverrides

  /// - Parameter taken: type names in addition to those of the documentation.
  init(
    _ version: ServicesVersion, taken: some Sequence<String>,
    overrides: NameOverrides = NameOverrides()
  ) {
    self.overrides = overrides
    let scope = NameScope(reserved: .types.adding(taken: taken), overrides: overrides.types())
    types = scope.assign(version.types.map { ($0.name, SwiftCase.upperCamel($0.name)) })
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
    let chosen = overrides.operations(of: service)
    // A mock has a property for each method, named after it.
    let handlers = service.operations.map { operation in
      MemberName(chosen[operation.name] ?? SwiftCase.lowerCamel(operation.name)).handler
    }
    return memberNames(
      service.operations.map(\.name),
      NameScope(reserved: .methods.adding(taken: handlers), suffix: "Operation", overrides: chosen))
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
      operation.parameters.map(\.name),
      NameScope(
        reserved: .arguments.adding(taken: [method.handler]),
        overrides: overrides.parameters(of: operation, in: service)))
  }

  /// The names of an operation's results, by result.
  func results(of operation: ServiceOperation, in service: Service) -> [String: MemberName] {
    memberNames(
      operation.results.map(\.name),
      NameScope(reserved: .results, overrides: overrides.results(of: operation, in: service)))
  }

  /// The property names of a complex type, by field.
  func fields(
    _ names: [String], of type: String, isPolymorphic: Bool = false
  ) -> [String: MemberName] {
    let reserved: ReservedNames =
      isPolymorphic ? .members.adding(taken: polymorphicMembers) : .members
    return memberNames(names, NameScope(reserved: reserved, overrides: overrides.fields(of: type)))
  }

  /// The static members of an enumeration, by member.
  func members(of enumeration: EnumerationType, named type: String) -> [String: MemberName] {
    memberNames(
      enumeration.members.map(\.name),
      NameScope(reserved: .cases, overrides: overrides.members(of: type)))
  }

  /// The names of the keys of header parts, by the keys of the parts.
  func headers(_ parts: [HeaderPart]) -> [String: MemberName] {
    NameScope(reserved: .members.adding(taken: ["name"]), suffix: "Header")
      .members(parts.map { ($0.key, SwiftCase.lowerCamel($0.name)) })
  }

  /// The cases of a choice, by element.
  func cases(of choice: ChoiceType, named type: String) -> [String: MemberName] {
    memberNames(
      choice.cases.map(\.name),
      NameScope(
        reserved: .members.adding(taken: ["other", "otherElement"]),
        overrides: overrides.fields(of: type)))
  }

  /// The members of a base type in addition to its fields.
  private var polymorphicMembers: [String] {
    ["derived", "derivedContent", "derivedTypeName", "derivedTypes"]
  }

  private func memberNames(
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

  /// The label of an argument or of a tuple element, where nearly every keyword is allowed.
  var label: String { ["inout", "let", "var"].contains(plain) ? written : plain }

  /// The property of a mock for this method: `onGetBook`.
  var handler: String { "on" + plain.prefix(1).uppercased() + plain.dropFirst() }
}

extension MemberName {
  /// A name that needs no backticks.
  init(_ name: String) { self.init(plain: name, written: name) }
}
