import Foundation
import Testing

@testable import Generator
@testable import docs2swift

/// What somebody has accepted: fingerprints and patterns, each with a reason.
struct AcceptTests {
  @Test func anAcceptedFindingDoesNotFail() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.removeOperation()
    let written = library.run("diff", "first", "--write-accept", "accepted.json")
    #expect(written.exitCode == .findings)
    let file = try library.folder.text("accepted.json")
    #expect(file.contains("operation was removed"))
    // Nobody accepts without a reason.
    let hasty = library.run("diff", "first", "--accept", "accepted.json")
    #expect(hasty.exitCode == .badInput)
    #expect(hasty.errorOutput.contains("[accept-without-reason]"))

    let reasoned = file.replacingOccurrences(
      of: #""reason" : """#, with: #""reason" : "nobody called it""#)
    try library.folder.write(reasoned, to: "accepted.json")
    // Written again, the file keeps the reasons; what is no such file stays.
    _ = library.run("diff", "first", "--write-accept", "accepted.json")
    #expect(try library.folder.text("accepted.json") == reasoned)
    try library.folder.write("precious\n", to: "notes.txt")
    #expect(
      library.run("diff", "first", "--write-accept", "notes.txt").exitCode == .badInput)
    #expect(try library.folder.text("notes.txt") == "precious\n")
    let both = library.run("diff", "first", "--accept", "a.json", "--write-accept", "a.json")
    #expect(both.exitCode == .usage)
    let accepted = library.run("diff", "first", "--accept", "accepted.json")
    #expect(accepted.exitCode == .success)
    #expect(accepted.output.contains("nobody called it"))
    // Once the change is gone, so must be the entry.
    try library.git("checkout", "--quiet", "--", "specs")
    let unused = library.run("diff", "first", "--accept", "accepted.json")
    #expect(unused.exitCode == .badInput)
    #expect(unused.errorOutput.contains("[accept-unused]"))
  }

  @Test func aReasonIsWrittenForAllThatHaveNone() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.removeOperation()
    let written = library.run(
      "diff", "first", "--write-accept", "accepted.json", "--reason", "agreed in May")
    #expect(written.exitCode == .findings)
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
    #expect(run.exitCode == .badInput)
    #expect(run.errorOutput.contains("the nearest is operation-removed at"))
    #expect(run.errorOutput.contains("Library.SaveBook: operation was removed: (Book: Book)"))
  }
}
