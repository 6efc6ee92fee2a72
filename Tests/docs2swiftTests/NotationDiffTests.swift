import Foundation
import TestSupport
import Testing

@testable import Generator
@testable import docs2swift

/// The text of one revision in the form of a later one has no findings, as a whole and for each
/// service, in both directions.
@Suite(
  .enabled(if: SharedFolder.hasCorpus, "the folder shared/corpus is absent"),
  .enabled(if: LongTests.areWanted, "\(LongTests.hint)"))
struct NotationDiffTests {
  private static let inlined = SharedFolder.corpus.appending(path: "2023/restful")
  private static let including = SharedFolder.corpus.appending(path: "notation-2025/restful")

  /// `agent/User_Agent`, `rest/Ticket`
  static let services = ["agent", "rest"].flatMap { kind in
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: including.appending(path: kind).path)
    return (names ?? []).filter { !$0.contains(".") }.sorted().map { "\(kind)/\($0)" }
  }

  @Test func thereAreServices() { #expect(Self.services.count == 13) }

  @Test func wholeHasNoFindings() throws {
    try expectNothing(between: Self.inlined.path, Self.including.path)
  }

  @Test(arguments: services) func aServiceHasNoFindings(service: String) throws {
    let folder = try TemporaryFolder()
    let samples = Self.including.appending(path: "samples")
    for (side, source) in [("old", Self.inlined), ("new", Self.including)] {
      try folder.makeFolder("\(side)/\(service.prefix { $0 != "/" })")
      try FileManager.default.copyItem(
        at: source.appending(path: service), to: folder.url.appending(path: "\(side)/\(service)"))
    }
    try FileManager.default.copyItem(
      at: samples, to: folder.url.appending(path: "new/samples"))
    try expectNothing(between: "\(folder.path)/old", "\(folder.path)/new")
  }

  private func expectNothing(between old: String, _ new: String) throws {
    for sides in [[old, new], [new, old]] {
      let run = ToolRun(["diff"] + sides + ["--fail-on", "documentation"], in: "/")
      #expect(run.exitCode == .success, "\(run.output.prefix(2_000))")
      #expect(run.output.contains("no API change"))
    }
  }
}
