import Foundation
import TestSupport
import Testing

@testable import Generator
@testable import docs2swift

/// All reports say the same about a change that the selected audience does not notice.
struct AudienceReportTests {
  private static let schema = Checkout.url.appending(path: "docs/diff-report.schema.json")

  /// Only programs already built notice a changed SOAPAction.
  private func makeFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let file = GoldenCase.root.appendingPathComponent("foreign-wsdl/specs/harbour.wsdl")
    let text = try String(contentsOf: file, encoding: .utf8)
    let changed = text.replacing("soapAction=\"", with: "soapAction=\"urn:new:")
    #expect(changed != text)
    try folder.write(text, to: "old/harbour.wsdl")
    try folder.write(changed, to: "new/harbour.wsdl")
    return folder
  }

  @Test(arguments: [
    ("text", "no change for callers' source; 2 changes concern only other audiences"),
    ("markdown", "**No change for callers' source**; 2 changes concern only other audiences"),
    ("html", "No change for callers&#39; source; 2 changes concern only other audiences"),
    ("github", "no change for callers' source; 2 changes concern only other audiences"),
    ("junit", "no change for callers&#39; source"), ("json", #""otherAudiences" : 2"#),
    ("sarif", #""results" : ["#),
  ])
  func changesForOthersAreOnlyCounted(format: String, message: String) throws {
    let folder = try makeFolder()
    let run = ToolRun(
      [
        "diff", "old", "new", "--report", format, "--audience", "callers", "--fail-on",
        "documentation",
      ], in: folder.path)
    #expect(run.exitCode == .success)
    #expect(run.output.contains(message), "\(run.output)")
    #expect(!run.output.contains("SOAPAction changed"))
  }

  @Test(arguments: ["callers", "implementers", "wire"])
  func countsAndFindingsAgree(audience: String) throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.addField()
    try library.removeOperation()
    let text = library.run("diff", "first", "--report", "json", "--audience", audience).output
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let json = try #require(object as? [String: Any])
    #expect(try JSONSchemaCheck(Self.schema, isClosed: true).problems(of: json) == [])
    let summary = try #require(json["summary"] as? [String: Any])
    let counts = try #require(summary["counts"] as? [String: Int])
    let findings = try #require(json["findings"] as? [[String: Any]])
    let severities = findings.compactMap { $0["severity"] as? String }
    #expect(!severities.isEmpty)
    for (severity, count) in counts { #expect(severities.count { $0 == severity } == count) }
    #expect((summary["breaks"] as? [String: Int])?[audience] == counts["breaking"])
  }

  /// An entry that accepts a change for others is not unused.
  @Test func acceptedChangesForOthersAreUsed() throws {
    let folder = try makeFolder()
    _ = ToolRun(
      ["diff", "old", "new", "--write-accept", "a.json", "--reason", "agreed"], in: folder.path)
    let run = ToolRun(
      ["diff", "old", "new", "--accept", "a.json", "--audience", "callers"], in: folder.path)
    #expect(run.exitCode == .success && run.errorOutput.isEmpty, "\(run)")
    #expect(run.output.contains("no API change"))
  }
}
