import Foundation
import Testing

@testable import Generator
@testable import docs2swift

/// Accepted findings: fingerprints and patterns, each with a reason.
struct AcceptTests {
  @Test func anAcceptedFindingDoesNotFail() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.removeOperation()
    let written = library.run("diff", "first", "--write-accept", "accepted.json")
    #expect(written.exitCode == .negative)
    let file = try library.folder.text("accepted.json")
    #expect(file.contains("operation was removed"))
    // A finding without a reason is not accepted.
    let hasty = library.run("diff", "first", "--accept", "accepted.json")
    #expect(hasty.exitCode == .failed)
    #expect(hasty.errorOutput.contains("[accept-without-reason]"))

    let reasoned = file.replacingOccurrences(
      of: #""reason" : """#, with: #""reason" : "nobody called it""#)
    try library.folder.write(reasoned, to: "accepted.json")
    // If the file is written again, it keeps the reasons. Another kind of file is not replaced.
    _ = library.run("diff", "first", "--write-accept", "accepted.json")
    #expect(try library.folder.text("accepted.json") == reasoned)
    try library.folder.write("precious\n", to: "notes.txt")
    #expect(
      library.run("diff", "first", "--write-accept", "notes.txt").exitCode == .failed)
    #expect(try library.folder.text("notes.txt") == "precious\n")
    let both = library.run("diff", "first", "--accept", "a.json", "--write-accept", "a.json")
    #expect(both.exitCode == .usage)
    let accepted = library.run("diff", "first", "--accept", "accepted.json")
    #expect(accepted.exitCode == .success)
    #expect(accepted.output.contains("nobody called it"))
    // After the change is gone, the entry must be removed, too.
    try library.git("checkout", "--quiet", "--", "specs")
    let unused = library.run("diff", "first", "--accept", "accepted.json")
    #expect(unused.exitCode == .failed)
    #expect(unused.errorOutput.contains("[accept-unused]"))
  }

  @Test func aReasonIsWrittenForAllThatHaveNone() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.removeOperation()
    let written = library.run(
      "diff", "first", "--write-accept", "accepted.json", "--reason", "agreed in May")
    #expect(written.exitCode == .negative)
    #expect(try library.folder.text("accepted.json").contains(#""reason" : "agreed in May""#))
    #expect(library.run("diff", "first", "--accept", "accepted.json").exitCode == .success)
    // A pattern stays, and what it accepts gets no entry of its own.
    let pattern = #"{"accepted": [{"pattern": "**/operations/*", "reason": "old"}]}"#
    try library.folder.write(pattern, to: "accepted.json")
    _ = library.run("diff", "first", "--write-accept", "accepted.json", "--reason", "new")
    let text = try library.folder.text("accepted.json")
    #expect(text.contains(#""pattern" : "**/operations/*""#) && !text.contains("fingerprint"))
    #expect(library.run("diff", "first", "--accept", "accepted.json").exitCode == .success)
    #expect(library.run("diff", "first", "--reason", "no file").exitCode == .usage)
  }

  @Test(arguments: [["--audience", "implementers"], ["--service", "Shop"]])
  func whatIsNotSelectedStaysAccepted(selection: [String]) throws {
    let library = try ChangedLibrary()
    let page = try library.folder.text("specs/soap/Services88/Library/GetBook.md")
    try library.folder.write(
      page.replacing("Library", with: "Shop"), to: "specs/soap/Services88/Shop/GetBook.md")
    try library.makeRepository()
    try library.removeOperation()
    let diff = ["diff", "first"] + selection
    _ = library.run("diff", "first", "--write-accept", "accepted.json", "--reason", "agreed")
    let whole = try library.folder.text("accepted.json")
    #expect(whole.contains("fingerprint"))
    _ = ToolRun(diff + ["--write-accept", "accepted.json"], in: library.folder.path)
    #expect(try library.folder.text("accepted.json") == whole)
    let run = ToolRun(diff + ["--accept", "accepted.json"], in: library.folder.path)
    #expect(run.exitCode == .success, "\(run.errorOutput)")
  }

  @Test func anEntryThatNoLongerMatchesNamesTheNearest() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.removeOperation()
    let file = """
      {"accepted": [
        {"change": "Library.SaveBook: operation was removed: (Book: Tome)",
         "fingerprint": "0123456789abcdef", "reason": "r"},
        {"pattern": "Services88/agents/Library/operations/SaveBok", "reason": "r"}
      ]}
      """
    try library.folder.write(file, to: "accepted.json")
    let run = library.run("diff", "first", "--accept", "accepted.json")
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains("the nearest is operation-removed at"))
    #expect(run.errorOutput.contains("Library.SaveBook: operation was removed: (Book: Book)"))
  }

  /// Accepted changes still break something. A report must not say that nothing breaks.
  @Test func everyReportCountsWhatWasAccepted() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.removeOperation()
    _ = library.run(
      "diff", "first", "--write-accept", "accepted.json", "--reason", "agreed in May")
    func report(_ name: String) -> String {
      library.run("diff", "first", "--accept", "accepted.json", "--report", name).output
    }
    for name in ["text", "markdown", "github"] {
      let text = report(name)
      #expect(text.contains("breaking accepted") && !text.contains("breaks nobody"), "\(name)")
    }
    let head = report("markdown").split(separator: "\n").prefix(4).joined(separator: "\n")
    #expect(head.contains("breaking accepted"))
    let log = try JSONSerialization.jsonObject(with: Data(report("sarif").utf8)) as? [String: Any]
    let runs = log?["runs"] as? [[String: Any]]
    let results = try #require(runs?.first?["results"] as? [[String: Any]])
    let suppressions = results.compactMap { $0["suppressions"] as? [[String: Any]] }
    #expect(!suppressions.isEmpty)
    #expect(suppressions.allSatisfy { $0.first?["justification"] as? String == "agreed in May" })
    #expect(report("junit").contains("skipped=\"\(suppressions.count)\""))
  }

  @Test(arguments: [
    (#"{"fingerprint": "0123456789abcdef", "reasn": "x"}"#, "did you mean 'reason'?"),
    (
      #"{"pattern": "**", "rule": "operation-removd", "reason": "x"}"#,
      "did you mean the rule 'operation-removed'?"
    ),
  ])
  func aMistypedEntryIsUnderstood(entry: String, hint: String) throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.removeOperation()
    try library.folder.write("{\"accepted\": [\(entry)]}", to: "accepted.json")
    let run = library.run("diff", "first", "--accept", "accepted.json")
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains(hint))
  }

  /// Another change of the same operation is not suggested in place of a finding.
  @Test func anotherChangeOfTheSameIsNotTheNearest() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.removeOperation()
    let file = """
      {"accepted": [{"change": "Library.SaveBook: a header was added",
         "fingerprint": "0123456789abcdef", "reason": "r"}]}
      """
    try library.folder.write(file, to: "accepted.json")
    let run = library.run("diff", "first", "--accept", "accepted.json")
    #expect(run.errorOutput.contains("hint: remove the entry\n"))
  }

  @Test func aServiceMayBeNamedWithItsKind() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.removeOperation()
    #expect(library.run("diff", "first", "--service", "agent:Library").exitCode == .negative)
    let mistyped = library.run("diff", "first", "--service", "agent:Libary")
    #expect(mistyped.exitCode == .failed)
    #expect(mistyped.errorOutput.contains("did you mean 'agent:Library'?"))
    #expect(!mistyped.errorOutput.contains("note:"))
  }
}
