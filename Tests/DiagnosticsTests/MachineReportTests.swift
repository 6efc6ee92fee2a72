import Foundation
import Testing

@testable import Diagnostics

@Suite("Reports for programs")
struct MachineReportTests {
  static let rule = DiagnosticRule(
    "shape-conflict", severity: .error, title: "two shapes",
    explanation: "A type has two shapes.\n\nCorrect one.")
  static let tool = ReportingTool(name: "docs2swift", version: "1.2.3")

  private var table: SourceFileTable {
    var table = SourceFileTable()
    table.add(SourceFile(path: "a b.md", text: "日本 😀=x\n"), shownAs: "specs/a b.md")
    return table
  }

  private var diagnostic: Diagnostic {
    Diagnostic(
      Self.rule, "an \"odd\" message",
      at: SourceLocation(path: "a b.md", line: 1, column: 13, length: 1),
      related: [Diagnostic.Related("first here", at: SourceLocation(path: "a b.md", line: 1))],
      hint: "correct it")
  }

  @Test func theJSONReportWordForWord() {
    let text = JSONDiagnosticPrinter(files: table, tool: Self.tool).render([diagnostic])
    #expect(
      text == #"""
        {
          "diagnostics" : [
            {
              "column" : 13,
              "hint" : "correct it",
              "length" : 1,
              "line" : 1,
              "message" : "an \"odd\" message",
              "path" : "specs/a b.md",
              "related" : [
                {
                  "line" : 1,
                  "message" : "first here",
                  "path" : "specs/a b.md"
                }
              ],
              "rule" : "shape-conflict",
              "severity" : "error"
            }
          ],
          "format" : 1,
          "summary" : {
            "errors" : 1,
            "notes" : 0,
            "warnings" : 0
          },
          "tool" : {
            "name" : "docs2swift",
            "version" : "1.2.3"
          }
        }

        """#)
  }

  @Test func aReportOfNothingStillIsAReport() throws {
    let text = JSONDiagnosticPrinter(files: table, tool: Self.tool).render([])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((object["diagnostics"] as? [Any])?.isEmpty == true)
  }

  @Test func theSARIFLogHasTheRuleThePlaceInUTF16ColumnsAndTheRelatedPlace() throws {
    let other = DiagnosticRule("another", severity: .note, title: "other", explanation: "Other.")
    let text = SARIFDiagnosticPrinter(files: table, tool: Self.tool, rules: [Self.rule, other])
      .render([diagnostic])
    let log = try JSONDecoder().decode(Log.self, from: Data(text.utf8))
    #expect(log.version == "2.1.0")
    let run = try #require(log.runs.first)
    #expect(run.tool.driver.rules.map(\.id) == ["another", "shape-conflict"])
    #expect(run.tool.driver.rules.last?.help.text == Self.rule.explanation)
    let result = try #require(run.results.first)
    #expect(result.ruleIndex == 1)
    #expect(result.message.text == "an \"odd\" message\nHint: correct it")
    let place = try #require(result.locations.first?.physicalLocation)
    #expect(place.artifactLocation.uri == "specs/a%20b.md")
    // Byte 13 is after 日本 (2 × 1 unit), a space, 😀 (2 units) and =.
    #expect(place.region == Region(startLine: 1, startColumn: 7, endColumn: 8))
    let related = try #require(result.relatedLocations?.first)
    #expect(related.message?.text == "first here")
    #expect(related.physicalLocation.region == Region(startLine: 1))
  }

  @Test func aPlaceWithoutALineHasNoRegionNoPlaceNoLocation() throws {
    let text = SARIFDiagnosticPrinter(files: table, tool: Self.tool, rules: []).render([
      Diagnostic(Self.rule, "x", at: nil),
      Diagnostic(Self.rule, "y", at: SourceLocation(path: "/abs/é.md")),
    ])
    let results = try #require(
      try JSONDecoder().decode(Log.self, from: Data(text.utf8)).runs.first?.results)
    #expect(results.map(\.locations.count) == [0, 1])
    let place = try #require(results.last?.locations.first?.physicalLocation)
    #expect(place.artifactLocation.uri == "file:///abs/%C3%A9.md")
    #expect(place.region == nil)
  }
}

private struct Log: Decodable {
  var version: String
  var runs: [Run]

  struct Run: Decodable {
    var tool: Tool
    var results: [Result]
  }

  struct Tool: Decodable {
    var driver: Driver
  }

  struct Driver: Decodable {
    var rules: [Rule]
  }

  struct Rule: Decodable {
    var id: String
    var help: Message
  }

  struct Message: Decodable {
    var text: String
  }

  struct Result: Decodable {
    var ruleIndex: Int
    var message: Message
    var locations: [Location]
    var relatedLocations: [Location]?
  }

  struct Location: Decodable {
    var message: Message?
    var physicalLocation: PhysicalLocation
  }

  struct PhysicalLocation: Decodable {
    var artifactLocation: ArtifactLocation
    var region: Region?
  }

  struct ArtifactLocation: Decodable {
    var uri: String
  }
}

private struct Region: Decodable, Equatable {
  var startLine: Int
  var startColumn: Int?
  var endColumn: Int?
}
