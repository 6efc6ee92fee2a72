import ServiceModel

/// The Swift names of everything that is generated for one service.
struct ServiceNames: Sendable {
  /// `<Name>Agent` or `<Name>Resource`: what the others begin with, and the module's name.
  let base: String

  init(_ service: Service, versionSuffix: String) {
    let suffix =
      switch service.kind {
      case .agent: "Agent"
      case .entity: "Resource"
      }
    base = SwiftCase.upperCamel(service.name) + suffix + versionSuffix
  }

  var client: String { base + "Client" }
  var service: String { base + "Service" }
  var unimplemented: String { "Unimplemented" + service }
  var mock: String { "Mock" + service }
  var server: String { base + "Server" }
  var operations: String { base + "Operations" }
  var tests: String { base + "Tests" }

  /// Every type the module declares beside those of the documentation.
  var declared: [String] {
    [base, client, service, unimplemented, mock, server, operations, tests]
  }
}
