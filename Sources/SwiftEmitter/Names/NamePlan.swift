import ServiceModel

/// The Swift names of a Services version, chosen before anything is written.
struct NamePlan: Sendable {
  /// Swift type names by wire name.
  private let types: [String: String]

  init(_ version: ServicesVersion, versionSuffix: String) {
    let declared = version.services.flatMap {
      ServiceNames($0, versionSuffix: versionSuffix).declared
    }
    let scope = NameScope(ReservedNames.types.adding(taken: declared))
    types = scope.assign(version.types.map { ($0.name, SwiftCase.upperCamel($0.name)) })
  }

  /// The Swift name of a type; the wire name's own form when the version does not have it.
  func type(_ wire: String) -> String {
    types[wire] ?? SwiftCase.upperCamel(wire)
  }

  /// The method names of a service, by operation.
  func operations(of service: Service) -> [String: MemberName] {
    memberNames(
      service.operations.map(\.name),
      NameScope(
        ReservedNames.members.adding(taken: ["connection", "capturingResponse", "register"]),
        suffix: "Operation"))
  }

  /// The names of the types that hold an operation's messages, by operation.
  ///
  /// They are nested, and a type of the documentation must not be hidden by one of them.
  func messages(of service: Service) -> [String: String] {
    let scope = NameScope(
      ReservedNames.types.adding(taken: types.values), suffix: "Operation")
    return scope.assign(service.operations.map { ($0.name, SwiftCase.upperCamel($0.name)) })
  }

  /// The argument names of an operation, by parameter.
  func arguments(of operation: ServiceOperation) -> [String: MemberName] {
    memberNames(operation.parameters.map(\.name), NameScope(.arguments))
  }

  /// The names of an operation's results, by result.
  func results(of operation: ServiceOperation) -> [String: MemberName] {
    memberNames(operation.results.map(\.name), NameScope(.members))
  }

  /// The property names of a complex type, by field.
  func fields(_ names: [String]) -> [String: MemberName] {
    memberNames(names, NameScope(.members))
  }

  /// The static members of an enumeration, by member.
  func members(of enumeration: EnumerationType) -> [String: MemberName] {
    memberNames(enumeration.members.map(\.name), NameScope(.cases))
  }

  private func memberNames(_ wires: [String], _ scope: NameScope) -> [String: MemberName] {
    scope.assign(wires.map { ($0, SwiftCase.lowerCamel($0)) }).mapValues {
      MemberName(plain: $0, written: scope.written($0))
    }
  }
}

/// A name inside a type: `plain` for text and for parts of other names, `written` for code.
struct MemberName: Sendable {
  let plain: String
  let written: String

  init(plain: String, written: String) {
    self.plain = plain
    self.written = written
  }

  /// A name that needs no backticks.
  init(_ name: String) { self.init(plain: name, written: name) }

  /// As the tail of a longer name: `on` + `GetBook`.
  var capitalized: String { plain.prefix(1).uppercased() + plain.dropFirst() }
}
