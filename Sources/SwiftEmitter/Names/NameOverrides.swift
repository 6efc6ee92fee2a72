import Diagnostics
import ServiceModel

/// What the user calls things, in place of the names that the generator would choose.
package struct NameOverrides: Equatable, Sendable {
  /// What has a name; the raw values are the keys of the configuration.
  package enum Scope: String, CaseIterable, Sendable {
    case types
    case fields
    case members
    case operations
    case parameters
    case results
  }

  package struct Entry: Equatable, Sendable {
    /// What is named, as the configuration writes it: `Book`, `Book.Title`, `Library.GetBook.Isbn`.
    package var key: String
    /// The Swift name, without backticks.
    package var name: String
    package var location: SourceLocation?

    package init(key: String, name: String, location: SourceLocation? = nil) {
      self.key = key
      self.name = name
      self.location = location
    }
  }

  /// In the order of the configuration.
  package private(set) var entries: [Scope: [Entry]] = [:]
  /// Names by what holds the things named (empty for types), then by wire name.
  private var names: [Scope: [String: [String: String]]] = [:]

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  package mutating func add(_ entry: Entry, to scope: Scope) {
    entries[scope, default: []].append(entry)
    let (holder, wire) = scope.parts(of: entry.key)
    names[scope, default: [:]][holder, default: [:]][wire] = entry.name
  }

  func types() -> [String: String] { names[.types]?[""] ?? [:] }

  func fields(of type: String) -> [String: String] { names[.fields]?[type] ?? [:] }

  func members(of type: String) -> [String: String] { names[.members]?[type] ?? [:] }

  func operations(of service: Service) -> [String: String] {
    of(.operations, service.name, service)
  }

  func parameters(of operation: ServiceOperation, in service: Service) -> [String: String] {
    of(.parameters, "\(service.name).\(operation.name)", service)
  }

  func results(of operation: ServiceOperation, in service: Service) -> [String: String] {
    of(.results, "\(service.name).\(operation.name)", service)
  }

  /// With the kind of the service and without; what says more counts more.
  private func of(_ scope: Scope, _ holder: String, _ service: Service) -> [String: String] {
    guard let names = names[scope] else { return [:] }
    return (names[holder] ?? [:]).merging(names["\(service.kind.rawValue):\(holder)"] ?? [:]) {
      _, precise in precise
    }
  }
}

extension NameOverrides.Scope {
  /// The name of what holds the thing, and its own; names on the wire may hold periods.
  func parts(of key: String) -> (holder: String, wire: String) {
    let periods =
      switch self {
      case .types: 0
      case .fields, .members, .operations: 1
      case .parameters, .results: 2
      }
    let parts = key.split(separator: ".", maxSplits: periods, omittingEmptySubsequences: false)
    guard parts.count == periods + 1, let last = parts.last else { return ("", key) }
    return (parts.dropLast().joined(separator: "."), String(last))
  }

  /// Names that a declaration of the kind cannot have.
  var reserved: ReservedNames {
    switch self {
    case .types: .types
    case .fields: .members
    case .members: .cases
    case .operations: .methods
    case .parameters: .arguments
    case .results: .results
    }
  }
}
