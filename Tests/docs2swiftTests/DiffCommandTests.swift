import Foundation
import Testing

@testable import Generator
@testable import docs2swift

/// The sides that `docs2swift diff` accepts, and its exit codes.
struct DiffCommandTests {
  @Test func theCommittedModelIsTheDefault() throws {
    let library = try ChangedLibrary()
    #expect(library.run("generate").exitCode == .success)
    let clean = library.run("diff")
    #expect(clean.exitCode == .success)
    #expect(clean.output.contains("no API change; 2 operations and"))
    try library.removeOperation()
    let changed = library.run("diff")
    #expect(changed.exitCode == .negative)
    #expect(changed.output.contains("SaveBook: operation was removed: (Book: Book) → xs:int"))
    #expect(changed.output.contains("semantic version: major"))
  }

  @Test func withoutAModelThereIsNothingToCompareWith() throws {
    let run = try ChangedLibrary().run("diff")
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains("[diff-side-missing]"))
    #expect(run.output.isEmpty)
  }

  /// What only one of the pages lacks looks like a change, so there is a warning at its place.
  @Test func aPageThatIsNotWholeIsNamed() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    let page = "specs/restful/agent/Library_Agent/v1LibraryAgent_GetBook.md"
    let text = try library.folder.text(page)
    try library.folder.write(
      text.replacingOccurrences(of: "| Pages | int32 | How many pages it has |\n", with: ""),
      to: page)
    let lost = library.run("diff", "first")
    #expect(lost.errorOutput.contains("\(page):56:1: warning: the table of the response"))
    #expect(lost.errorOutput.contains("no row for 'Pages', which the sample response has"))
    #expect(lost.errorOutput.contains("changes that are reported here, of other pages too"))
    try library.commit("second")
    #expect(library.run("diff", "HEAD").errorOutput.isEmpty)
    try library.folder.write("Nothing is left.\n", to: page)
    let gone = library.run("diff", "first")
    #expect(gone.errorOutput.contains("\(page): warning:"))
    #expect(gone.errorOutput.contains("[unrecognized-page]"))
    try library.folder.write("{}", to: "specs/other.json")
    #expect(!library.run("diff", "first").errorOutput.contains("other.json"))
  }

  @Test func aRevisionIsASide() throws {
    let library = try ChangedLibrary()
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
    let library = try ChangedLibrary()
    #expect(library.run("generate").exitCode == .success)
    try library.makeRepository()
    try library.removeOperation()
    let run = library.run("diff", "first:generated/LibraryAgent.model.json")
    #expect(run.exitCode == .negative)
    #expect(run.output.contains("SaveBook"))
  }

  /// The work tree, the index and the folder of temporary files do not change.
  @Test func readingARevisionLeavesNothingBehind() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.addField()
    let before = try library.folder.files(in: "specs")
    let temporary = try TemporaryFolder()
    for path in [temporary.path, temporary.path + "/"] {
      let run = ToolRun(
        ["diff", "first"], in: library.folder.path, environment: ["TMPDIR": path])
      #expect(run.exitCode == .success && run.output.contains("'Weight'"))
    }
    #expect(try library.folder.files(in: "specs") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
  }

  @Test(arguments: [
    ("nothing", "[diff-side-missing]"), ("first:nowhere", "[diff-git]"),
    ("nothing:specs", "[diff-side-missing]"), ("first:../specs", "[diff-git]"),
    ("--upload-pack=touch", "unknown option"),
  ])
  func whatGitDoesNotKnowIsAnError(side: String, message: String) throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    let run = library.run("diff", side)
    #expect(run.exitCode == (side.hasPrefix("--") ? .usage : .failed))
    #expect(run.errorOutput.contains(message), "\(run.errorOutput)")
  }

  @Test func outsideARepositoryARevisionIsAnError() throws {
    let run = try ChangedLibrary().run("diff", "HEAD~1")
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains("it is not a revision"))
  }

  @Test(arguments: [
    ("HAED:specs", "did you mean 'HEAD:specs'? Revisions are read from the git repository"),
    ("HAED", "did you mean 'HEAD'?"), ("spces", "did you mean 'specs'?"),
    ("v1.2:specs", "'specs' is here: leave out 'v1.2:' to compare with it"),
    ("v1.2:nowhere", "a side is a folder of documentation, a model file, or REVISION"),
  ])
  func outsideARepositoryThereIsAHint(side: String, hint: String) throws {
    let run = try ChangedLibrary().run("diff", side, "specs")
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains("hint: \(hint)"), "\(run.errorOutput)")
  }

  @Test func theExitCodeFollowsFailOnAndAudience() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.addField()
    #expect(library.run("diff", "first").exitCode == .success)
    #expect(library.run("diff", "first", "--fail-on", "additive").exitCode == .negative)
    try library.removeOperation()
    #expect(library.run("diff", "first").exitCode == .negative)
    #expect(library.run("diff", "first", "--fail-on", "never").exitCode == .success)
    // An implementer of the service only has a method that nobody calls.
    #expect(library.run("diff", "first", "--audience", "implementers").exitCode == .success)
    #expect(library.run("diff", "first", "--audience", "callers").exitCode == .negative)
    #expect(library.run("diff", "first", "--service", "Library").exitCode == .negative)
    let mistyped = library.run("diff", "first", "--service", "Libary")
    #expect(mistyped.exitCode == .failed)
    #expect(mistyped.errorOutput.contains("did you mean 'Library'?"))
  }

  @Test func noiseIsCountedAndNeverFails() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.changeNoise()
    let run = library.run("diff", "first", "--fail-on", "documentation")
    #expect(run.exitCode == .success)
    #expect(
      run.output == """
        first → specs

        no API change; 1 page differs only in samples and other parts that are not compared

        """)
  }

  @Test(arguments: [
    (["diff", "first", "--format", "html"], "did you mean '--report html'?"),
    (["diff", "HAED"], "did you mean 'HEAD'?"), (["diff", "fist"], "did you mean 'first'?"),
    (["diff", "first:spec"], "did you mean 'first:specs'?"),
    (["diff", "fist:specs"], "did you mean 'first:specs'?"),
    (["diff", "./spec"], "did you mean './specs'?"), (["diff", "specz"], "did you mean 'specs'?"),
  ])
  func slipsAreAnsweredWithWhatWasMeant(arguments: [String], hint: String) throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    let run = ToolRun(arguments, in: library.folder.path)
    #expect(run.exitCode == .usage || run.exitCode == .failed)
    #expect(run.errorOutput.contains(hint), "\(run.errorOutput)")
  }
}
