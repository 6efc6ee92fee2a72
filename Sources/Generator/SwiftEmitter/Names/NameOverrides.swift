import Diagnostics
import ServiceModel

/// Names of the user, which replace the names that the generator would choose.
package struct NameOverrides: Equatable, Sendable {
  /// The kinds of things with names. The raw values are the keys of the configuration.
  package enum Scope: String, CaseIterable, Sendable {
    case types
    case fields
    case members
    case operations
    case parameters
    case results
  }

  package struct Entry: Equatable, Sendable {
    /// The thing, in the notation of the configuration: `Book`, `Book.Title`,
    /// `Library.GetBook.Isbn`.
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
  /// Names by the owner of the thing (empty for types), then by wire name.
  private var names: [Scope: [String: [String: String]]] = [:]

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  package mutating func add(_ entry: Entry, to scope: Scope) {
    entries[scope, default: []].append(entry)
    let (holder, wire) = scope.parts(of: entry.key)
    names[scope, default: [:]][holder, default: [:]][wire] = entry.name
  }

  /// The chosen name of something; nil if the generator chooses it.
  ///
  /// - Parameter owner: its owner without the kind of the service; empty for types.
  package func name(
    of wire: String, in scope: Scope, owner: String = "", kind: Service.Kind? = nil
  ) -> String? {
    let owners = (kind.map { ["\($0.rawValue):\(owner)"] } ?? []) + [owner]
    return owners.lazy.compactMap { names[scope]?[$0]?[wire] }.first
  }

  /// The keys of the entries, by scope.
  package var keys: [Scope: Set<String>] { entries.mapValues { Set($0.map(\.key)) } }

  func types() -> [String: String] { names[.types]?[""] ?? [:] }

  func fields(of type: String) -> [String: String] { names[.fields]?[type] ?? [:] }

  func members(of type: String) -> [String: String] { names[.members]?[type] ?? [:] }

  func operations(of service: Service) -> [String: String] {
    of(.operations, holder: service.name, service: service)
  }

  func parameters(of operation: ServiceOperation, in service: Service) -> [String: String] {
    of(.parameters, holder: "\(service.name).\(operation.name)", service: service)
  }

  func results(of operation: ServiceOperation, in service: Service) -> [String: String] {
    of(.results, holder: "\(service.name).\(operation.name)", service: service)
  }

  /// With the kind of the service and without. The more specific one wins.
  private func of(_ scope: Scope, holder: String, service: Service) -> [String: String] {
    guard let names = names[scope] else { return [:] }
    return (names[holder] ?? [:]).merging(names["\(service.kind.rawValue):\(holder)"] ?? [:]) {
      _, precise in precise
    }
  }
}

extension NameOverrides.Scope {
  /// The name of the owner, and of the thing itself. Names on the wire may contain periods.
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
}
