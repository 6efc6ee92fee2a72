import ServiceModel

/// The Swift names of all declarations for one service.
struct ServiceNames: Sendable {
  /// `<Name>Agent` or `<Name>Resource`, or the name itself if it ends like that: the prefix of the
  /// others, and the name of the module.
  let base: String

  /// The names of all services of a version, in their order. They never collide.
  static func all(
    of services: [Service], versionSuffix: String, apartFrom taken: inout BaseNames
  ) -> [ServiceNames] {
    let bases = taken.assign(services.map { ($0.id, base(of: $0) + versionSuffix) }) {
      ServiceNames(base: $0).declared
    }
    return services.map { ServiceNames(base: bases[$0.id] ?? base(of: $0)) }
  }

  private static func base(of service: Service) -> String {
    let suffix =
      switch service.kind {
      case .agent: "Agent"
      case .entity: "Resource"
      }
    let name = SwiftCase.upperCamel(service.name)
    // A service that is called an agent already is not called one twice.
    return name.hasSuffix(suffix) && name != suffix ? name : name + suffix
  }

  var client: String { base + "Client" }
  var service: String { base + "Service" }
  var unimplemented: String { "Unimplemented" + service }
  var mock: String { "Mock" + service }
  var server: String { base + "Server" }
  var operations: String { base + "Operations" }
  var tests: String { base + "Tests" }
  /// The table for the tests.
  var cases: String { base + "Cases" }

  /// All types that the module declares in addition to those of the documentation.
  var declared: [String] {
    [base, client, service, unimplemented, mock, server, operations, tests, cases]
  }
}

extension Service {
  /// Identifies it among the services of its version.
  fileprivate var id: String { "\(kind.rawValue):\(name)" }
}
