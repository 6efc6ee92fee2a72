import Diagnostics
import DocsReader
import ServiceModel
import SwiftEmitter
import TestSupport
import Testing

/// The same API in the notation of 2023 and in the one since 2024, which includes its samples and
/// has another label for schemas without a name.
@Suite(
  "Pages of one API in two notations",
  .enabled(if: SharedFolder.hasCorpus, "the folder shared/corpus is absent"))
struct NotationCorpusTests {
  private let older: [SourceFile]
  private let newer: [SourceFile]
  private let soap: [SourceFile]

  init() throws {
    func pages(_ tree: String) throws -> [SourceFile] {
      try PageFolder.read(SharedFolder.corpus.appending(path: tree))
    }
    older = try pages("2023/restful")
    newer = try pages("notation-2025/restful")
    soap = try pages("2023/soap")
  }

  /// The model file and all generated files.
  private func output(_ pages: [SourceFile]) throws -> [GeneratedFile] {
    var diagnostics = DiagnosticBag()
    let model = try model(pages)
    return SwiftEmitter().emit(model, diagnostics: &diagnostics)
      + [GeneratedFile(path: "model.json", contents: model.json)]
  }

  private func model(_ pages: [SourceFile]) throws -> ServiceModel {
    var diagnostics = DiagnosticBag()
    let model = DocumentationReader().read(pages, diagnostics: &diagnostics)
    try #require(diagnostics.canonical.filter { $0.severity == .error } == [])
    return model
  }

  private func expectEqual(_ a: [SourceFile], _ b: [SourceFile], what: String) throws {
    let (a, b) = (try model(a), try model(b))
    #expect(a == b, "\(what)")
    #expect(!a.versions.isEmpty, "\(what)")
  }

  @Test func allServicesGiveEqualBytesAloneAndWithTheirSOAPPages() throws {
    let (a, b) = (try output(older), try output(newer))
    #expect(zip(a, b).filter { $0 != $1 }.map(\.0.path) == [] && a.count == b.count)
    #expect(a.count > 100)
    try expectEqual(older + soap, newer + soap, what: "REST and SOAP")
  }

  /// The Swift depends on the model alone.
  @Test func everyServiceAloneGivesAnEqualModelAloneAndWithItsSOAPPages() throws {
    // The folder of a service: `agent/User_Agent`, `rest/Contact`.
    let folders = Set(
      older.map { $0.path.split(separator: "/").prefix(2).joined(separator: "/") }
        .filter { !$0.hasSuffix(".md") && !$0.hasSuffix(".yml") })
    #expect(folders.count > 8)
    for folder in folders.sorted() {
      let old = older.filter { $0.path.hasPrefix(folder + "/") }
      let new = newer.filter { $0.path.hasPrefix(folder + "/") || $0.path.hasPrefix("samples/") }
      try expectEqual(old, new, what: folder)
      let agent = folder.split(separator: "/").last?.split(separator: "_").first ?? ""
      let pages = soap.filter { $0.path.contains("/\(agent)/") || $0.path.contains("-\(agent).") }
      try expectEqual(old + pages, new + pages, what: "\(folder) with SOAP")
    }
  }
}
