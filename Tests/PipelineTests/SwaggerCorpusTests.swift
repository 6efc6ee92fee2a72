import Diagnostics
import DocsReader
import Foundation
import ServiceModel
import TestSupport
import Testing

/// The Swagger files of the documentation, alone and beside other notations of the same revision.
@Suite(.enabled(if: SharedFolder.hasCorpus, "the folder shared/corpus is absent"))
struct SwaggerCorpusTests {
  private static let snapshot = Checkout.url.appending(path: "Tests/Snapshots/notations.json")

  private func files(_ folders: [String]) throws -> [SourceFile] {
    try folders.flatMap { folder in
      try PageFolder.read(SharedFolder.corpus.appending(path: folder), endings: PageFolder.all)
        .map { SourceFile(path: "\(folder)/\($0.path)", bytes: $0.bytes) }
    }
  }

  private func model(
    _ files: [SourceFile]
  ) throws -> (version: ServicesVersion, diagnostics: [Diagnostic]) {
    var bag = DiagnosticBag()
    let model = DocumentationReader().read(files, diagnostics: &bag)
    return (try #require(model.versions.last), bag.canonical)
  }

  /// A kind of difference, with how often it is there and why it is right.
  private struct Kind: Codable, Equatable {
    var count: Int
    var reason: String
  }

  private func recorded() throws -> [String: Kind] {
    try JSONDecoder().decode([String: Kind].self, from: Data(contentsOf: Self.snapshot))
  }

  /// What differs is recorded by kind. With `DOCS2SWIFT_RECORD` set the counts are written again; the
  /// reason of a new kind is left to who records it.
  @Test func pagesAndSwaggerOfOneRevisionGiveOneModel() throws {
    let documents = try files(["2023/soap"]).filter {
      $0.path.contains(/Services88\/Services88-\w+\.md$/)
    }
    let swagger = try model(documents + files(["2023/swagger"]))
    let pages = try model(documents + files(["2023/restful"]))
    let counts = NotationDifferences(swagger.version, pages.version).counts
    #expect(!swagger.diagnostics.contains { $0.severity == .error })
    let recorded = try recorded()
    if ProcessInfo.processInfo.environment["DOCS2SWIFT_RECORD"] != nil {
      let kinds = Dictionary(
        uniqueKeysWithValues: counts.map { kind, count in
          (kind, Kind(count: count, reason: recorded[kind]?.reason ?? ""))
        })
      try Data(try MachineReport.text(of: kinds).utf8).write(to: Self.snapshot)
      return
    }
    #expect(counts == recorded.mapValues(\.count))
    #expect(recorded.filter(\.value.reason.isEmpty).keys.sorted() == [])
  }

  @Test func whatSwaggerStatesPagesDoNotChange() throws {
    let documents = try files(["2023/wsdl", "2023/swagger"])
    let alone = try model(documents)
    let together = try model(documents + files(["2023/restful", "2023/soap/Services88"]))
    #expect(NotationDifferences(alone.version, together.version).counts == [:])
    #expect(!together.diagnostics.contains { $0.severity == .error })
  }

  /// The files are read in another way here, so that nothing can be overlooked in the same way.
  @Test(arguments: ["2023", "2026"])
  func everyOperationOfEveryFileIsInTheModel(revision: String) throws {
    let documents = try files(["\(revision)/wsdl", "\(revision)/swagger"])
    let version = try model(documents).version
    let operations = version.services.flatMap(\.operations)
    let endpoints = Set(operations.compactMap(\.rest).map { "\($0.method) \($0.path)" })
    let actions = Set(operations.compactMap(\.soap).map(\.action))
    var (stated, called) = (Set<String>(), Set<String>())
    for file in documents {
      let data = Data(file.bytes)
      if file.path.hasSuffix(".json") {
        let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        let paths = try #require(root["paths"] as? [String: [String: Any]])
        for (path, methods) in paths {
          stated.formUnion(methods.keys.map { "\($0.uppercased()) \(path)" })
        }
      } else {
        for match in String(decoding: file.bytes, as: UTF8.self).matches(of: /soapAction="([^"]+)"/)
        {
          called.insert(String(match.1))
        }
      }
    }
    #expect(stated == endpoints && !stated.isEmpty)
    #expect(called == actions && !called.isEmpty)
  }
}
