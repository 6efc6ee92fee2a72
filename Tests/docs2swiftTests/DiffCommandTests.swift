import Foundation
import Testing

@testable import Generator
@testable import docs2swift

/// The library's pages in a folder of their own, to be changed.
private struct Library {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: GoldenCase.root.appendingPathComponent("library/specs"),
      to: folder.url.appendingPathComponent("specs"))
  }

  private static let page = "specs/soap/Services88/Library/SaveBook.md"

  /// Adds a field to a type on all pages that show it, which breaks nobody.
  func addField() throws {
    for page in [Self.page, "specs/soap/Services88/Library/GetBook.md"] {
      try edit(page) { $0.replacingOccurrences(of: Self.pages, with: Self.pages + Self.weight) }
    }
  }

  /// Takes an operation away, which breaks callers and the wire.
  func removeOperation() throws { try folder.remove(Self.page) }

  /// Changes what is no API.
  func changeNoise() throws {
    try edit(Self.page) {
      $0.replacingOccurrences(of: "1234567-1234-9876", with: "7654321-4321-6789")
    }
  }

  private func edit(_ page: String, _ change: (String) -> String) throws {
    let text = try folder.text(page)
    let changed = change(text)
    #expect(changed != text)
    try folder.write(changed, to: page)
  }

  private static let pages = #"<Library:Pages xsi:type="xsd:int">0</Library:Pages>"#
  private static let weight = #"<Library:Weight xsi:type="xsd:double">0.0</Library:Weight>"#

  func run(_ arguments: String...) -> ToolRun { ToolRun(arguments, in: folder.path) }

  /// Runs git as somebody who has configured nothing.
  func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", folder.path] + arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments)")
  }

  func commit(_ message: String) throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--message", message)
  }

  /// A repository in which `first` is the library as it is.
  func makeRepository() throws {
    try git("init", "--quiet")
    try commit("first")
    try git("tag", "first")
  }
}

struct DiffCommandTests {
  @Test func theCommittedModelIsTheDefault() throws {
    let library = try Library()
    #expect(library.run("generate").exitCode == .success)
    let clean = library.run("diff")
    #expect(clean.exitCode == .success)
    #expect(clean.output.contains("no API change; 2 operations and"))
    try library.removeOperation()
    let changed = library.run("diff")
    #expect(changed.exitCode == .findings)
    #expect(changed.output.contains("SaveBook: operation was removed: (Book: Book) → xs:int"))
    #expect(changed.output.contains("semantic version: major"))
  }

  @Test func withoutAModelThereIsNothingToCompareWith() throws {
    let run = try Library().run("diff")
    #expect(run.exitCode == .badInput)
    #expect(run.errorOutput.contains("[diff-side-missing]"))
    #expect(run.output.isEmpty)
  }

  @Test func aRevisionIsASide() throws {
    let library = try Library()
    try library.makeRepository()
    try library.addField()
    let run = library.run("diff", "first")
    #expect(run.exitCode == .success)
    #expect(run.output.hasPrefix("first → specs\n"))
    #expect(run.output.contains("+ field 'Weight' was added: xs:double"))
    try library.commit("second")
    #expect(library.run("diff", "HEAD").output.contains("no API change"))
    #expect(library.run("diff", "HEAD~1:specs", "HEAD:./specs").output.contains("'Weight'"))
    #expect(library.run("diff", "first:specs/soap", "HEAD:specs/soap").output.contains("'Weight'"))
  }

  @Test func aModelFileInARevisionIsASide() throws {
    let library = try Library()
    #expect(library.run("generate").exitCode == .success)
    try library.makeRepository()
    try library.removeOperation()
    let run = library.run("diff", "first:generated/LibraryAgent.model.json")
    #expect(run.exitCode == .findings)
    #expect(run.output.contains("SaveBook"))
  }

  /// The work tree, the index and the folder of temporary files stay as they are.
  @Test func readingARevisionLeavesNothingBehind() throws {
    let library = try Library()
    try library.makeRepository()
    try library.addField()
    let before = try library.folder.files(in: "specs")
    let temporary = try TemporaryFolder()
    let run = ToolRun(
      ["diff", "first"], in: library.folder.path, environment: ["TMPDIR": temporary.path])
    #expect(run.exitCode == .success)
    #expect(try library.folder.files(in: "specs") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
  }

  @Test(arguments: [
    ("nothing", "[diff-side-missing]"), ("first:nowhere", "[diff-git]"),
    ("nothing:specs", "[diff-side-missing]"), ("first:../specs", "[diff-git]"),
    ("--upload-pack=touch", "unknown option"),
  ])
  func whatGitDoesNotKnowIsAnError(side: String, message: String) throws {
    let library = try Library()
    try library.makeRepository()
    let run = library.run("diff", side)
    #expect(run.exitCode == (side.hasPrefix("--") ? .usage : .badInput))
    #expect(run.errorOutput.contains(message), "\(run.errorOutput)")
  }

  @Test func outsideARepositoryARevisionIsAnError() throws {
    let run = try Library().run("diff", "HEAD~1")
    #expect(run.exitCode == .badInput)
    #expect(run.errorOutput.contains("it is no revision"))
  }

  @Test func theExitCodeFollowsFailOnAndAudience() throws {
    let library = try Library()
    try library.makeRepository()
    try library.addField()
    #expect(library.run("diff", "first").exitCode == .success)
    #expect(library.run("diff", "first", "--fail-on", "additive").exitCode == .findings)
    try library.removeOperation()
    #expect(library.run("diff", "first").exitCode == .findings)
    #expect(library.run("diff", "first", "--fail-on", "never").exitCode == .success)
    // Who implements the service only has a method that nobody calls.
    #expect(library.run("diff", "first", "--audience", "implementers").exitCode == .success)
    #expect(library.run("diff", "first", "--audience", "callers").exitCode == .findings)
    #expect(library.run("diff", "first", "--service", "Library").exitCode == .findings)
    let mistyped = library.run("diff", "first", "--service", "Libary")
    #expect(mistyped.exitCode == .badInput)
    #expect(mistyped.errorOutput.contains("did you mean 'Library'?"))
  }

  @Test func noiseIsCountedAndNeverFails() throws {
    let library = try Library()
    try library.makeRepository()
    try library.changeNoise()
    let run = library.run("diff", "first", "--fail-on", "documentation")
    #expect(run.exitCode == .success)
    #expect(run.output == "first → specs\n\nno API change; 1 page differs only in samples\n")
  }

  @Test func anAcceptedFindingDoesNotFail() throws {
    let library = try Library()
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
    let library = try Library()
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
    let library = try Library()
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

  @Test(arguments: [
    (["diff", "first", "--format", "html"], "did you mean '--report html'?"),
    (["diff", "HAED"], "did you mean 'HEAD'?"), (["diff", "fist"], "did you mean 'first'?"),
    (["diff", "fist:specs"], "did you mean 'first:specs'?"),
    (["diff", "./spec"], "did you mean './specs'?"), (["diff", "specz"], "did you mean 'specs'?"),
  ])
  func slipsAreAnsweredWithWhatWasMeant(arguments: [String], hint: String) throws {
    let library = try Library()
    try library.makeRepository()
    let run = ToolRun(arguments, in: library.folder.path)
    #expect(run.exitCode == .usage || run.exitCode == .badInput)
    #expect(run.errorOutput.contains(hint), "\(run.errorOutput)")
  }

  @Test func everyFindingHasAPlaceInAFile() throws {
    let library = try Library()
    try library.makeRepository()
    try library.addField()
    try library.removeOperation()
    for report in ["json", "sarif", "github", "junit"] {
      let run = library.run("diff", "first", "--report", report)
      #expect(run.exitCode == .findings)
      // What was removed is where it was, by the path that the file has in the repository.
      #expect(run.output.contains("specs/soap/Services88/Library/SaveBook.md"), "\(report)")
      #expect(!run.output.contains("first:specs"), "\(report)")
    }
  }

  @Test func aChangelogKeepsItsLineBreaksAndDatedHeadings() throws {
    let library = try Library()
    try library.makeRepository()
    try library.addField()
    let old =
      "# Log\r\n\r\n## [1.1.0] - 2024-01-01\r\n\r\n- mine\r\n\r\n## 1.0.0\r\n\r\n- first\r\n"
    try library.folder.write(old, to: "CHANGELOG.md")
    let arguments = ["changelog", "first", "--title", "1.1.0", "--into", "CHANGELOG.md"]
    #expect(ToolRun(arguments, in: library.folder.path).exitCode == .success)
    let text = try library.folder.text("CHANGELOG.md")
    #expect(text.hasPrefix("# Log\r\n\r\n## 1.1.0\r\n"))
    #expect(!text.contains("mine") && text.hasSuffix("\r\n\r\n## 1.0.0\r\n\r\n- first\r\n"))
    #expect(!text.replacing("\r\n", with: "").contains("\n"))
  }

  @Test func aChangelogEntryIsPutAboveTheOthersAndReplaced() throws {
    let library = try Library()
    try library.makeRepository()
    try library.addField()
    let old = "# Changelog\n\nWhat users notice.\n\n## 1.0.0\n\n- first\n"
    try library.folder.write(old, to: "CHANGELOG.md")
    let arguments = ["changelog", "first", "--title", "1.1.0", "--into", "CHANGELOG.md"]
    #expect(ToolRun(arguments, in: library.folder.path).exitCode == .success)
    let text = try library.folder.text("CHANGELOG.md")
    #expect(
      text == """
        # Changelog

        What users notice.

        ## 1.1.0

        ### Added

        - **Book**: field 'Weight' was added: xs:double

        ## 1.0.0

        - first

        """)
    #expect(ToolRun(arguments, in: library.folder.path).exitCode == .success)
    #expect(try library.folder.text("CHANGELOG.md") == text)
  }

  /// What names in a model file hold is text in every report, whatever it looks like.
  @Test(arguments: ["html", "markdown", "text", "github", "junit", "sarif", "json"])
  func namesAreNoMarkup(format: String) throws {
    let library = try Library()
    #expect(library.run("generate").exitCode == .success)
    let path = "generated/LibraryAgent.model.json"
    let text = try library.folder.text(path)
    let name = #"</script><b onload=x>&\u001b[31m@all::error::\n]]>"#
    try library.folder.write(
      text.replacingOccurrences(of: "\"SaveBook\"", with: "\"\(name)\""), to: path)
    let run = library.run("diff", path, "--report", format)
    #expect(run.exitCode == .findings, "\(run.errorOutput)")
    switch format {
    case "html": #expect(run.output.ranges(of: "</script>").count == 2)
    case "github":
      #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
    case "text", "junit": #expect(!run.output.contains("\u{1b}"))
    default: break
    }
    if ["html", "markdown", "junit"].contains(format) {
      #expect(!run.output.contains("<b onload"))
    }
  }

  /// What a page says is text in every report, whatever it looks like.
  @Test(arguments: ["html", "markdown", "text"])
  func textFromPagesIsNoMarkup(format: String) throws {
    let library = try Library()
    try library.makeRepository()
    let page = "specs/soap/Services88/Library/SaveBook.md"
    let text = try library.folder.text(page)
    try library.folder.write(
      text.replacingOccurrences(
        of: "Adds a book to the catalogue.", with: "See &lt;script>alert('x')&lt;/script> @all"),
      to: page)
    let run = library.run("diff", "first", "--report", format, "--verbose")
    #expect(run.exitCode == .success)
    // Markdown counts changes of prose.
    #expect(run.output.contains(format == "markdown" ? "Library agent: 1" : "SaveBook"))
    #expect(!run.output.contains("<script>alert"))
    if format == "markdown" { #expect(!run.output.contains(" @all")) }
  }
}
