import Diagnostics
import DocsReader
import Foundation
import PositionedJSON
import ServiceModel
import TestSupport
import Testing

/// The Swagger files of the documentation, alone and with other notations of the same revision.
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

  /// A kind of difference, with its number and the reason why it is correct.
  private struct Kind: Decodable {
    var count: Int
    var reason: String
  }

  private func recorded() throws -> [String: Kind] {
    try JSONDecoder().decode([String: Kind].self, from: Data(contentsOf: Self.snapshot))
  }

  /// Differences are recorded by kind. With `DOCS2SWIFT_RECORD` set the numbers are written again.
  /// The person who records them writes the reason of a new kind.
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
          let reason = recorded[kind]?.reason ?? ""
          return (kind, ["count": .number(count), "reason": .string(reason)] as JSONSyntaxTree)
        })
      try Data(MachineReport.text(of: .object(kinds)).utf8).write(to: Self.snapshot)
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

  /// The files are read by other code here, so that both cannot overlook the same parts.
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
