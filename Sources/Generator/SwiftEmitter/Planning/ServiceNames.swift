import ServiceModel

/// The Swift names of all declarations for one service.
///
/// Only the services of the documentation are called agents or resources, according to their kind.
/// A service of any other WSDL keeps the words of its author.
struct ServiceNames: Sendable {
  /// The prefix of the others: `<Name>Agent` or `<Name>Resource`, or the name itself if it ends
  /// like that. For a service of any other WSDL, its name without `Service` at the end.
  let base: String
  /// The module of the service, if it has one of its own.
  let module: String

  init(base: String, kind: Service.Kind) {
    self.base = base
    module = Self.module(base, kind)
  }

  /// The names of all services of a version, in their order. They never collide.
  ///
  /// - Parameter ownModules: whether each service has a module of its own.
  static func all(
    of services: [Service], versionSuffix: String, ownModules: Bool = true,
    apartFrom taken: inout BaseNames
  ) -> [ServiceNames] {
    let bases = taken.assign(
      services.map { service in
        BaseNameWish(id: service.id, name: base(of: service) + versionSuffix) { base in
          let names = ServiceNames(base: base, kind: service.kind)
          return names.declared + (ownModules ? [names.module] : [])
        }
      })
    return services.map {
      ServiceNames(base: bases[$0.id] ?? base(of: $0), kind: $0.kind)
    }
  }

  /// The name of a module. Types are often called like their service (`OrderService`, `Order`), and
  /// a type with the name of its module hides everything else in it.
  static func module(_ base: String, _ kind: Service.Kind) -> String {
    kind == .service ? base + "API" : base
  }

  private static func base(of service: Service) -> String {
    let name = SwiftCase.upperCamel(service.name)
    return switch service.kind {
    case .agent: ending(name, "Agent")
    case .entity: ending(name, "Resource")
    case .service: name.hasSuffix("Service") && name != "Service" ? String(name.dropLast(7)) : name
    }
  }

  /// A service that is called an agent already is not called one twice.
  private static func ending(_ name: String, _ suffix: String) -> String {
    name.hasSuffix(suffix) && name != suffix ? name : name + suffix
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
    (base == module ? [base] : [])
      + [client, service, unimplemented, mock, server, operations, tests, cases]
  }
}

extension Service {
  /// Identifies it among the services of its version.
  fileprivate var id: String { "\(kind.rawValue):\(name)" }
}
