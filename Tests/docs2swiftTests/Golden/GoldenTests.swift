import Foundation
import Testing

@testable import Generator
@testable import docs2swift

/// Whole runs of the tool, compared with recorded results.
///
/// To record: `DOCS2SWIFT_RECORD=missing swift test --filter Golden` (or `failed`, or `all`), then
/// read the difference in version control. The exit code is never recorded: it is written by hand.
@Suite("Golden cases")
struct GoldenTests {
  @Test(arguments: GoldenCase.all)
  func theResultIsAsRecorded(golden: GoldenCase) throws {
    let command = try golden.command()
    if command.needsOrdinaryUser == true, getuid() == 0 {
      try Test.cancel("the superuser need not obey the permissions of \(golden.name)")
    }
    let folder = try TemporaryFolder()
    try prepare(golden, command, in: folder)
    let run = ToolRun(command.arguments, in: folder.path)
    try release(command, in: folder)
    #expect(run.exitCode.rawValue == command.exitCode, "\(command.about)\n\(run.errorOutput)")

    let actual = GoldenResult(
      output: normalized(run.output, folder), errorOutput: normalized(run.errorOutput, folder),
      files: try folder.files(in: command.output ?? "generated"))
    let expected = try GoldenResult.expected(of: golden)
    let differences = actual.differences(from: expected)
    if RecordMode.current.records(golden, differs: !differences.isEmpty) {
      let existing = try TemporaryFolder.files(
        below: golden.folder.appendingPathComponent("existing"))
      try actual.record(in: golden, existing: existing)
      Issue.record("recorded \(golden.name): look at what has changed, and run without recording")
    } else if !differences.isEmpty {
      let command = "DOCS2SWIFT_RECORD=failed swift test --filter Golden"
      let difference = differences.joined(separator: "\n\n")
      Issue.record("\(golden.name) differs; to accept: \(command)\n\n\(difference)")
    }
  }

  @Test func thereAreCasesAndEachHasACommand() throws {
    #expect(GoldenCase.all.count > 10)
    for golden in GoldenCase.all {
      #expect(throws: Never.self, "\(golden.name)/command.json") { try golden.command() }
    }
  }

  private func prepare(
    _ golden: GoldenCase, _ command: GoldenCase.Command, in folder: TemporaryFolder
  ) throws {
    let files = FileManager.default
    let notInput = GoldenCase.recorded + ["command.json"]
    for name in try files.contentsOfDirectory(atPath: golden.folder.path)
    where !notInput.contains(name) && !name.hasPrefix(".") {
      let target = name == "existing" ? command.output ?? "generated" : name
      try files.copyItem(
        at: golden.folder.appendingPathComponent(name),
        to: folder.url.appendingPathComponent(target))
    }
    for step in command.setUp ?? [] {
      if let path = step.folder { try folder.makeFolder(path) }
      if let path = step.link { try folder.makeLink(path, to: try #require(step.target)) }
      if let path = step.permissions {
        let mode = try #require(step.mode.flatMap { Int($0, radix: 8) })
        try setMode(mode, of: path, in: folder)
      }
    }
  }

  /// Reverts the permissions of the set-up, so that the folder can be compared and removed.
  private func release(_ command: GoldenCase.Command, in folder: TemporaryFolder) throws {
    for path in (command.setUp ?? []).compactMap(\.permissions) {
      try setMode(0o755, of: path, in: folder)
    }
  }

  private func setMode(_ mode: Int, of path: String, in folder: TemporaryFolder) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.url.appendingPathComponent(path).path)
  }

  private func normalized(_ text: String, _ folder: TemporaryFolder) -> String {
    text.replacing(folder.path, with: "<folder>")
      .replacing(/· \d+(\.\d)? m?s\n/, with: "· <time>\n")
      .replacing("\(ToolVersion.name) \(ToolVersion.current)", with: "docs2swift <version>")
  }
}
