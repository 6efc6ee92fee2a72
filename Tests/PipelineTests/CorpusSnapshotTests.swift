import Diagnostics
import DocsReader
import Foundation
import ServiceModel
import TestSupport
import Testing

/// The result for the real documentation, in numbers: `Tests/Snapshots/corpus.json`.
///
/// The snapshot has counts and fingerprints and no text of the pages. With `DOCS2SWIFT_RECORD` set
/// it is written again.
@Suite(
  "Snapshot of the whole documentation",
  .enabled(if: SharedFolder.hasCorpus, "the folder shared/corpus is absent"), .serialized)
struct CorpusSnapshotTests {
  static let trees = [
    "2022", "2022/soap", "2022/restful", "2023", "2023/soap", "2023/restful",
    "notation-2025/restful",
  ]
  private static let file = Checkout.url.appending(path: "Tests/Snapshots/corpus.json")

  private struct Tree: Codable, Equatable {
    var pages: Int
    var operations: Int
    var operationsOverSOAP: Int
    var operationsOverREST: Int
    var types: Int
    var typesKnownByName: Int
    var diagnostics: [String: Int]
    /// The fingerprints of the signatures of each service.
    var services: [String: String]
  }

  private func read(_ tree: String) throws -> (pages: [SourceFile], Tree, unaccounted: [String]) {
    var bag = DiagnosticBag()
    let pages = try PageFolder.read(SharedFolder.corpus.appending(path: tree))
    let model = DocumentationReader().read(pages, diagnostics: &bag)
    let operations = model.versions.flatMap(\.services).flatMap(\.operations)
    let types = model.versions.flatMap(\.types)
    let ids = bag.canonical.map(\.rule.id)
    let services = model.versions.flatMap { version in
      version.services.map { ("\(version.name) \($0.kind) \($0.name)", Self.fingerprint($0)) }
    }
    let shared = model.versions.flatMap(\.services).flatMap { $0.soap?.pages ?? [] }
    let used = Set(
      operations.flatMap { [$0.soap?.page, $0.rest?.page].compactMap(\.self) } + shared
        + PageFiles(pages).parts.values.flatMap(\.self))
    let named = Set(bag.canonical.compactMap(\.location?.path))
    let unaccounted = pages.map(\.path).filter { path in
      !used.contains(path) && !named.contains(path)
    }
    let result = Tree(
      pages: pages.count, operations: operations.count,
      operationsOverSOAP: operations.count { $0.soap != nil },
      operationsOverREST: operations.count { $0.rest != nil }, types: types.count,
      typesKnownByName: types.count { $0.shape == .opaque },
      diagnostics: Dictionary(grouping: ids) { $0 }.mapValues(\.count),
      services: Dictionary(services) { first, _ in first })
    return (pages, result, unaccounted)
  }

  /// FNV-1a over names and types: the part that callers and implementers see.
  private static func fingerprint(_ service: Service) -> String {
    let lines = service.operations.map { operation in
      let values =
        operation.parameters + [Parameter(name: "->", type: .unknown)] + operation.results
      return operation.name + values.map { " \($0.name):\($0.type)" }.joined()
    }
    let hash = lines.joined(separator: "\n").utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }

  @Test(arguments: trees)
  func everyPageIsInTheModelOrNamedInADiagnostic(tree: String) throws {
    let unaccounted = try read(tree).unaccounted
    #expect(unaccounted == [])
  }

  @Test func countsAndFingerprintsAreAsRecorded() throws {
    let found = try Dictionary(uniqueKeysWithValues: Self.trees.map { ($0, try read($0).1) })
    if ProcessInfo.processInfo.environment["DOCS2SWIFT_RECORD"] != nil {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try (encoder.encode(found) + Data("\n".utf8)).write(to: Self.file)
    }
    let recorded = try JSONDecoder().decode(
      [String: Tree].self, from: Data(contentsOf: Self.file))
    for tree in Self.trees { #expect(found[tree] == recorded[tree], "\(tree)") }
  }
}
