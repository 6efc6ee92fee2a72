import Foundation
import TestSupport
import Testing

@testable import Generator
@testable import docs2swift

/// The result of `diff` for the real documentation, in counts and fingerprints: no text of the
/// pages.
///
/// Compared by hand with the pages once. With `DOCS2SWIFT_RECORD` set it is written again.
@Suite(
  .serialized, .enabled(if: SharedFolder.hasCorpus, "the folder shared/corpus is absent"),
  .enabled(if: LongTests.areWanted, "\(LongTests.hint)"))
struct CorpusDiffTests {
  /// A comparison of two folders of the corpus.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var old: String
    var new: String
    var service: String?

    var testDescription: String { name }
  }

  /// The part of a report that is recorded.
  struct Snapshot: Codable, Equatable {
    var rules: [String: Int]
    var breaks: [String: Int]
    var pages: [String: Int]
    var fingerprints: [String]
  }

  private struct Report: Decodable {
    struct Pages: Decodable {
      var counts: [String: Int] = [:]
      var byKind: [String: [String: Int]] = [:]

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        for key in container.allKeys {
          if key.stringValue == "byKind" {
            byKind = try container.decode([String: [String: Int]].self, forKey: key)
          } else {
            counts[key.stringValue] = try container.decode(Int.self, forKey: key)
          }
        }
      }
    }

    struct AnyKey: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    struct Summary: Decodable {
      var breaks: [String: Int]
      var pages: Pages
    }

    struct Finding: Decodable {
      var rule: String
      var severity: String
      var effects: [String: String]
      var fingerprint: String
      var path: String
    }

    var summary: Summary
    var findings: [Finding]
  }

  static let withoutWSDL = Case(
    name: "User, 2022 to 2023, without WSDL", old: "2022/soap/Services88/User",
    new: "2023/soap/Services88/User")
  static let withWSDL = Case(
    name: "User, 2022 to 2023, with WSDL", old: "2022/soap/Services88",
    new: "2023/soap/Services88", service: "User")
  static let userVersions = Case(
    name: "User, Services87 to 88", old: "2023/soap/Services87/User",
    new: "2023/soap/Services88/User")
  static let pocketVersions = Case(
    name: "Pocket, Services84 to 87", old: "2023/soap/Services84/Pocket",
    new: "2023/soap/Services87/Pocket")
  static let everything = Case(name: "everything, 2022 to 2023", old: "2022", new: "2023")
  static let soap = Case(
    name: "SOAP, 2022 to 2023", old: "2022/soap/Services88", new: "2023/soap/Services88")
  static let entities = Case(
    name: "REST entities, 2022 to 2023", old: "2022/restful/rest", new: "2023/restful/rest")
  static let cases = [
    withoutWSDL, withWSDL, userVersions, pocketVersions, everything, soap, entities,
  ]

  private static let file = Checkout.url.appending(path: "Tests/Snapshots/diff.json")

  private func report(_ pair: Case) throws -> Report {
    let arguments =
      ["diff", pair.old, pair.new, "--report", "json"]
      + (pair.service.map { ["--service", $0] } ?? [])
    let run = ToolRun(arguments, in: SharedFolder.corpus.path)
    #expect(run.exitCode == .negative, "\(run.errorOutput)")
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  @Test(arguments: cases)
  func isAsRecorded(pair: Case) throws {
    let report = try report(pair)
    let actual = Snapshot(
      rules: Dictionary(grouping: report.findings, by: \.rule).mapValues(\.count),
      breaks: report.summary.breaks, pages: report.summary.pages.counts,
      fingerprints: report.findings.map(\.fingerprint).sorted())
    let data = (try? Data(contentsOf: Self.file)) ?? Data("{}".utf8)
    var all = try JSONDecoder().decode([String: Snapshot].self, from: data)
    if ProcessInfo.processInfo.environment["DOCS2SWIFT_RECORD"] != nil, all[pair.name] != actual {
      all[pair.name] = actual
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try (encoder.encode(all) + Data("\n".utf8)).write(to: Self.file)
      Issue.record("recorded: look at what has changed, and run without recording")
    }
    #expect(all[pair.name] == actual)
  }

  /// For each kind of file, and in total, the counts are those of the files on the disk.
  @Test(arguments: [everything, userVersions])
  func everyFileIsCountedOnce(pair: Case) throws {
    let pages = try report(pair).summary.pages
    for (name, count) in pages.counts {
      #expect(pages.byKind.values.reduce(0) { $0 + ($1[name] ?? 0) } == count, "\(name)")
    }
    let known = pages.byKind.values.flatMap(\.values).reduce(0, +)
    #expect(known == pages.counts.values.reduce(0, +))
    for side in ["2022", "2023"] where pair.name == Self.everything.name {
      let onlyOther = pages.counts[side == "2022" ? "added" : "removed"] ?? 0
      #expect(known - onlyOther == Self.files(below: SharedFolder.corpus.appending(path: side)))
    }
  }

  /// Pages, WSDL and Swagger files, if they are read.
  private static func files(below folder: URL) -> Int {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let names = (all?.allObjects as? [URL] ?? []).map(\.lastPathComponent)
    let suffixes = [".md", ".xml", ".wsdl", ".xsd", ".json"]
    return names.count { name in suffixes.contains { name.hasSuffix($0) } }
  }

  /// A script reads from the files which operations exist at which address with which bytes. The
  /// findings that break programs already built are those where the bytes differ, and no others.
  @Test(arguments: [
    ("2022", "2023", "pages"), ("2022/restful", "2023/restful", "pages"),
    ("2023", "2026", "swagger"),
  ])
  func verdictsOnTheWireAreThoseOfTheFiles(old: String, new: String, rest: String) throws {
    let folder = try TemporaryFolder()
    let run = ToolRun(
      ["diff", old, new, "--report", "json", "--fail-on", "never"], in: SharedFolder.corpus.path)
    #expect(run.exitCode == .success, "\(run.errorOutput.prefix(2_000))")
    try folder.write(run.output, to: "report.json")
    let outcome = try ChildProcess(
      program: "python3",
      arguments: [
        Checkout.url.appending(path: "Tests/Oracle/changes.py").path,
        SharedFolder.corpus.appending(path: old).path,
        SharedFolder.corpus.appending(path: new).path,
        folder.url.appending(path: "report.json").path, "--rest-from", rest,
      ]
    ).run()
    #expect(outcome.status == 0, "\(String(decoding: outcome.output, as: UTF8.self))")
  }

  /// The comment on a pull request lists every finding that breaks.
  @Test func theCommentListsWhatBreaks() throws {
    let arguments = ["diff", "2022", "2023", "--fail-on", "never", "--report"]
    let run = ToolRun(arguments + ["markdown"], in: SharedFolder.corpus.path)
    let breaking = try report(Self.everything).findings.count { $0.severity == "breaking" }
    #expect(run.output.utf8.count <= 60_000)
    #expect(run.output.split(separator: "\n").count { $0.hasPrefix("- ❌") } == breaking)
    #expect(!run.output.contains("Not shown"))
  }

  /// Without WSDL pages, the only additions are operations and their types, and prose was lost.
  @Test func operationPagesAloneShowWhatWasAdded() throws {
    let report = try report(Self.withoutWSDL)
    let rules = Set(report.findings.map(\.rule))
    #expect(rules == ["operation-added", "type-added", "documentation-removed"])
    #expect(report.findings.count { $0.rule == "operation-added" } == 4)
  }

  /// WSDL pages show additional members and fields, and nothing that breaks callers.
  @Test func pagesWithWSDLAddMembers() throws {
    let report = try report(Self.withWSDL)
    let rules = Dictionary(grouping: report.findings, by: \.rule).mapValues(\.count)
    #expect(rules["operation-added"] == 4)
    #expect((rules["member-added"] ?? 0) > 0)
    #expect(report.summary.breaks == ["callers": 0, "implementers": 4, "wire": 0])
  }

  @Test func theOneChangedSignatureBreaksCallers() throws {
    let report = try report(Self.pocketVersions)
    let breaking = report.findings.filter { $0.effects["callers"] == "breaking" }
    #expect(breaking.map(\.rule) == ["parameter-added"])
  }

  /// Labels of types on REST pages change with their notation and have no meaning. Two renamed
  /// pages really return another type. If a Swagger file names the type of a response, the Swift
  /// type changes, and messages do not.
  @Test(arguments: [soap, entities, everything])
  func labelsAreNoChange(pair: Case) throws {
    let report = try report(pair)
    let renamed = Set(report.findings.filter { $0.rule == "operation-renamed" }.map(\.path))
    let kept = report.findings.filter { finding in
      !renamed.contains { finding.path.hasPrefix($0 + "/") }
        && !(finding.rule == "result-type-changed" && finding.effects["wire"] != "breaking")
    }
    let rules = Set(kept.map(\.rule))
    for rule in [
      "result-type-changed", "field-type-changed", "type-kind-changed", "base-removed",
      "base-added", "base-changed", "parameter-renamed", "field-moved", "field-renamed",
      "operation-removed", "field-removed",
    ] {
      #expect(!rules.contains(rule), "\(rule)")
    }
  }
}
