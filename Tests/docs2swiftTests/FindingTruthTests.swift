import Foundation
import TestSupport
import Testing

@testable import Generator
@testable import docs2swift

/// Checks findings about the real documentation with a script that reads the files.
///
/// The counts are recorded: `holds`, or the reason why one does not. For each kind that does not
/// hold, the file of counts says why it is still there. With `DOCS2SWIFT_RECORD` set the counts are
/// written again. People write the reasons.
@Suite(
  .serialized, .enabled(if: SharedFolder.hasCorpus, "the folder shared/corpus is absent"),
  .enabled(if: LongTests.areWanted, "\(LongTests.hint)"))
struct FindingTruthTests {
  /// Two sides, each of one or several folders of the corpus.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var old: [String]
    var new: [String]

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "everything, 2022 to 2023", old: ["2022"], new: ["2023"]),
    Case(name: "2023 to 2026", old: ["2023"], new: ["2026"]),
    Case(name: "REST pages, 2022 to 2023", old: ["2022/restful"], new: ["2023/restful"]),
    Case(
      name: "2023, pages to WSDL and Swagger", old: ["2023/soap/Services88", "2023/restful"],
      new: ["2023/wsdl", "2023/swagger"]),
    Case(name: "2023, REST pages to Swagger", old: ["2023/restful"], new: ["2023/swagger"]),
  ]

  /// The recorded part: a count for each case, rule and outcome, and a reason for each rule and
  /// outcome.
  private struct Truth: Codable {
    var counts: [String: [String: [String: Int]]] = [:]
    var reasons: [String: String] = [:]
  }

  private static let file = Checkout.url.appending(path: "Tests/Snapshots/findings.json")

  @Test(arguments: cases) func findingsHoldByTheFiles(pair: Case) throws {
    let actual = try judge(try compare(pair))

    let data = (try? Data(contentsOf: Self.file)) ?? Data("{}".utf8)
    var truth = (try? JSONDecoder().decode(Truth.self, from: data)) ?? Truth()
    if ProcessInfo.processInfo.environment["DOCS2SWIFT_RECORD"] != nil,
      truth.counts[pair.name] != actual
    {
      truth.counts[pair.name] = actual
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try (encoder.encode(truth) + Data("\n".utf8)).write(to: Self.file)
      Issue.record("recorded: look at what has changed, and run without recording")
    }
    #expect(truth.counts[pair.name] == actual)
    for (rule, outcomes) in actual {
      for outcome in outcomes.keys where outcome != "holds" {
        #expect(truth.reasons[outcome] != nil, "\(rule): \(outcome): there is no reason for it")
      }
    }
  }

  /// If the sides are exchanged, no addition or removal is confirmed: a script that never finds a
  /// problem would not be a check.
  @Test func whatDoesNotHoldIsFound() throws {
    let folder = try compare(Self.cases[1])
    let actual = try judge(folder, old: "new", new: "old")
    for rule in [
      "operation-added", "operation-removed", "type-added", "field-added", "member-added",
    ] {
      let outcomes = try #require(actual[rule], "\(rule)")
      #expect(outcomes["holds"] == nil, "\(rule)")
    }
  }

  /// - Returns: a folder with the two sides, and the report of their differences.
  private func compare(_ pair: Case) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try collect(pair.old, in: folder, "old")
    try collect(pair.new, in: folder, "new")
    let run = ToolRun(
      ["diff", "old", "new", "--report", "json", "--fail-on", "never"], in: folder.path)
    try #require(run.exitCode == .success, "\(run.errorOutput.prefix(2_000))")
    try folder.write(run.output, to: "report.json")
    return folder
  }

  /// The files of a real side are in one folder, as users would place them.
  private func collect(_ parts: [String], in folder: TemporaryFolder, _ side: String) throws {
    try folder.makeFolder(side)
    for part in parts {
      let target = folder.url.appending(path: side).appending(path: Self.place(of: part))
      try? FileManager.default.removeItem(at: target)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: SharedFolder.corpus.appending(path: part), to: target)
    }
  }

  /// Below the folder of a revision; empty for the whole revision.
  private static func place(of part: String) -> String {
    part.split(separator: "/").dropFirst().joined(separator: "/")
  }

  private func judge(
    _ folder: TemporaryFolder, old: String = "old", new: String = "new"
  ) throws -> [String: [String: Int]] {
    func path(_ name: String) -> String { folder.url.appending(path: name).path }
    let outcome = try ChildProcess(
      program: "python3",
      arguments: [
        Checkout.url.appending(path: "Tests/Oracle/findings.py").path, path(old), path(new),
        path("report.json"), "--counts",
      ]
    ).run()
    return try JSONDecoder().decode(
      [String: [String: Int]].self, from: Data(outcome.output))
  }
}
