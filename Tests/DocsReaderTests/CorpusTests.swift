import Diagnostics
import DocsReader
import Foundation
import ServiceModel
import TestSupport
import Testing

/// The pages of a revision in the corpus.
private func corpusPages(_ revision: String) throws -> [SourceFile] {
  try PageFolder.read(SharedFolder.corpus.appending(path: revision))
}

@Suite(.enabled(if: SharedFolder.hasCorpus, "the folder shared/corpus is absent"))
struct CorpusTests {
  /// The number of diagnostics of each rule in a revision.
  static let findings: [String: [String: Int]] = [
    "2022": ["no-operation": 1],
    "2023": ["no-operation": 2, "page-not-in-index": 1],
  ]

  static let operations: [String: [String: Int]] = [
    "2022": ["Services88": 311],
    "2023": ["Services84": 82, "Services87": 91, "Services88": 325],
  ]

  @Test(arguments: ["2022", "2023"])
  func soapPages(revision: String) throws {
    let files = try corpusPages(revision).filter { !$0.path.hasPrefix("restful") }
    let outcome = Outcome(files)
    #expect(counts(outcome) == Self.findings[revision])
    let found = outcome.model.versions.map { version in
      (version.name, version.services.flatMap(\.operations).count)
    }
    #expect(Dictionary(uniqueKeysWithValues: found) == Self.operations[revision])
    for version in outcome.model.versions {
      #expect(version.types.allSatisfy { $0.shape != .opaque })
    }
  }

  /// All pages together: only notes about gaps of entity pages, and the known mistakes of the
  /// documentation.
  @Test(arguments: ["2022", "2023"])
  func allPages(revision: String) throws {
    let outcome = Outcome(try corpusPages(revision))
    let serious = Dictionary(grouping: outcome.serious, by: \.rule.id).mapValues(\.count)
    let known = ["page-not-in-index": 1, "table-row-continued": 12]
    // A page of prose includes a text from a folder above.
    #expect(serious == (revision == "2022" ? ["include-outside": 1] : known))
    #expect(!outcome.diagnostics.contains { $0.severity == .error })
    #expect(counts(outcome)["rest-only-property"] == (revision == "2022" ? 2 : 1))
  }

  /// Over REST, the agents have no operation that SOAP lacks, and no parameter that is not found.
  @Test(arguments: ["2022", "2023"])
  func restJoinsSOAP(revision: String) throws {
    let version = try #require(Outcome(try corpusPages(revision)).model.versions.last)
    let agents = version.services.filter { $0.kind == .agent }
    for agent in agents {
      for operation in agent.operations {
        #expect(operation.soap != nil, "\(agent.name).\(operation.name)")
        let carried = operation.rest?.parameters.compactMap(\.parameter)
        if let carried { #expect(Set(carried) == Set(operation.parameters.map(\.name))) }
      }
    }
    let joined = agents.flatMap(\.operations).filter { $0.rest != nil }.count
    #expect(joined == (revision == "2022" ? 297 : 311))
  }

  private func counts(_ outcome: Outcome) -> [String: Int] {
    Dictionary(grouping: outcome.diagnostics, by: \.rule.id).mapValues(\.count)
  }
}
