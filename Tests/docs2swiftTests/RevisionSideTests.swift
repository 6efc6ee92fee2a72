import Foundation
import Testing

@testable import Generator
@testable import docs2swift

/// A side in git is read like the work tree: an unchanged tree has no change, whatever its
/// configuration names and whatever its files are called.
struct RevisionSideTests {
  private static let correction =
    #"[{"type": "Book", "field": "Shelf", "add": {"type": "xs:int"}, "reason": "missing"}]"#

  private func makeLibrary(corrections: String) throws -> ChangedLibrary {
    let library = try ChangedLibrary()
    try library.folder.write(
      #"{"corrections": "\#(corrections)"}"#, to: "specs/docs2swift.json")
    return library
  }

  private func expectNoChange(
    _ library: ChangedLibrary, at place: Testing.SourceLocation = #_sourceLocation
  ) {
    for arguments in [["HEAD"], ["HEAD:specs", "specs"], ["HEAD", "HEAD"]] {
      let run = ToolRun(["diff"] + arguments, in: library.folder.path)
      #expect(run.output.contains("no API change"), "\(run)", sourceLocation: place)
    }
  }

  @Test(arguments: ["../fix/c.json", "./../fix/../fix/c.json", "TOP/fix/c.json"])
  func correctionsAreReadWhereverTheyAre(path: String) throws {
    let library = try makeLibrary(corrections: "")
    let written = path.replacingOccurrences(of: "TOP", with: library.folder.path)
    try library.folder.write(#"{"corrections": "\#(written)"}"#, to: "specs/docs2swift.json")
    try library.folder.write(Self.correction, to: "fix/c.json")
    try library.makeRepository()
    expectNoChange(library)
    // Those of the revision are read, not those of the work tree.
    try library.folder.write(
      Self.correction.replacingOccurrences(of: "Shelf", with: "Row"), to: "fix/c.json")
    let run = library.run("diff", "HEAD")
    #expect(run.output.contains("field 'Shelf' was renamed to 'Row'"), "\(run)")
    // So is an entry of a changelog.
    #expect(library.run("changelog", "HEAD").output.contains("'Shelf' was renamed to 'Row'"))
  }

  @Test func templatesAreReadWhereverTheyAre() throws {
    let library = try ChangedLibrary()
    try library.folder.write(#"{"templates": "../looks"}"#, to: "specs/docs2swift.json")
    #expect(library.run("templates", "export", "looks").exitCode == .success)
    try library.makeRepository()
    try library.addField()
    try library.commit("second")
    let run = library.run("diff", "first", "HEAD", "--report", "html")
    #expect(run.exitCode == .success && run.output.contains("Weight"), "\(run.errorOutput)")
  }

  @Test(arguments: ["../../c.json", "/nowhere/c.json"])
  func whatIsOutsideOfTheRepositoryIsAnError(path: String) throws {
    let library = try makeLibrary(corrections: path)
    try library.makeRepository()
    let run = library.run("diff", "HEAD", "HEAD")
    #expect(run.exitCode == .failed)
    #expect(
      run.errorOutput.contains(
        "HEAD:specs/docs2swift.json:1:17: error: there is no file of corrections in the revision: "
          + "'\(path)' is outside of the repository"), "\(run.errorOutput)")
  }

  @Test func missingCorrectionsAreNamedWithTheRevision() throws {
    let library = try makeLibrary(corrections: "../fix/c.json")
    try library.makeRepository()
    let run = library.run("diff", "HEAD", "HEAD")
    #expect(run.errorOutput.contains("there is no file of corrections 'HEAD:fix/c.json'"))
  }

  @Test func linksAreFollowedInTheRevision() throws {
    let library = try makeLibrary(corrections: "own.json")
    try library.folder.write(Self.correction, to: "fix/c.json")
    try library.folder.makeLink("specs/own.json", to: "../fix/c.json")
    try library.folder.write(try library.folder.text("specs/docs2swift.json"), to: "fix/set.json")
    try library.folder.remove("specs/docs2swift.json")
    try library.folder.makeLink("specs/docs2swift.json", to: "../fix/set.json")
    try library.folder.makeLink("specs/again.md", to: "soap/Services88/Library/GetBook.md")
    try library.makeRepository()
    expectNoChange(library)
    try library.git("mv", "specs", "pages")
    try library.folder.makeLink("specs", to: "pages")
    try library.commit("moved")
    expectNoChange(library)
  }

  @Test func linksThatLeadNowhereAreErrorsOfBothSides() throws {
    let library = try ChangedLibrary()
    try library.folder.makeLink("specs/gone.md", to: "nowhere.md")
    try library.makeRepository()
    for (side, path) in [("specs", "specs"), ("HEAD", "HEAD:specs")] {
      let run = library.run("diff", side, side)
      #expect(run.exitCode == .failed)
      #expect(run.errorOutput.contains("\(path)/gone.md: error: cannot be read"), "\(run)")
    }
    try library.folder.remove("specs")
    try library.folder.makeLink("specs", to: "../elsewhere")
    try library.commit("outside")
    let outside = library.run("diff", "HEAD", "HEAD")
    #expect(
      outside.errorOutput.contains(
        "'specs' of revision 'HEAD' is a link that leads out of the repository: '../elsewhere'"),
      "\(outside.errorOutput)")
  }

  @Test(arguments: ["Get\nBook.md", "\tGet\tBook.md", "Get\"B'o\\ok.md", "Gét Book.md", "-:Get.md"])
  func filesOfAnyNameAreRead(name: String) throws {
    let library = try ChangedLibrary()
    let text = try library.folder.text("specs/soap/Services88/Library/GetBook.md")
    try library.folder.remove("specs/soap/Services88/Library/GetBook.md")
    try library.folder.write(text, to: "specs/soap/Services88/Library/\(name)")
    try library.folder.makeLink("specs/soap/link to \(name)", to: "Services88/Library/\(name)")
    try library.makeRepository()
    expectNoChange(library)
    let side = "HEAD:specs/soap/Services88/Library"
    #expect(library.run("diff", side, side).output.contains("2 operations"))
  }

  /// A submodule, as far as the repository knows it.
  private func addSubmodule(_ path: String, to library: ChangedLibrary) throws {
    let commit = String(repeating: "1", count: 40)
    try library.git("update-index", "--add", "--cacheinfo", "160000,\(commit),\(path)")
    try library.git("commit", "--quiet", "--message", "submodule")
  }

  @Test(arguments: ["HEAD:sub", "HEAD:sub/specs"])
  func submodulesAreNamed(side: String) throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try addSubmodule("sub", to: library)
    let run = library.run("diff", side)
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains("'sub' of revision 'HEAD' is a submodule"), "\(run)")
  }

  /// Pages in a submodule seem to be added, so there is a warning. Without pages there is none.
  @Test func submodulesAmongThePagesAreAWarning() throws {
    let library = try ChangedLibrary()
    try library.git("init", "--quiet")
    try library.git("add", "specs/restful")
    try addSubmodule("specs/soap", to: library)
    let run = library.run("diff", "HEAD")
    #expect(run.errorOutput.contains("'soap' is a submodule of 'HEAD'"), "\(run)")
    #expect(run.errorOutput.contains("[diff-submodule]"))
    try library.folder.remove("specs/soap")
    #expect(library.run("diff", "HEAD").errorOutput.isEmpty)
  }

  @Test func datesOfRevisionsHaveColons() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    for side in ["HEAD@{2038-01-01 10:00}", "HEAD@{2038-01-01 10:00:00}:specs"] {
      #expect(library.run("diff", side).output.contains("no API change"))
    }
    let name = RevisionName("a@{1:2}:b:c")
    #expect(name.revision == "a@{1:2}" && name.path == "b:c")
    #expect(RevisionName("a}:b").path == "b" && RevisionName("a").path == nil)
  }

  @Test(arguments: ["HEAD", "HEAD~1:specs", "main"])
  func branchWithoutCommitsIsNamed(side: String) throws {
    let library = try ChangedLibrary()
    try library.git("init", "--quiet")
    let run = library.run("diff", side)
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains("the current branch has no commit yet"), "\(run)")
    #expect(!run.errorOutput.contains("did you mean"))
  }

  #if os(Linux)
    /// Other systems refuse such names.
    @Test func nameThatIsNoTextIsAnErrorOfBothSides() throws {
      let library = try ChangedLibrary()
      let folder = Array((library.folder.path + "/specs/G").utf8CString.dropLast())
      let file = fopen(folder + [CChar(bitPattern: 0xFF)] + Array(".md".utf8CString), "w")
      fclose(file)
      try library.makeRepository()
      for (side, path) in [("specs", "specs"), ("HEAD", "HEAD:specs")] {
        let run = library.run("diff", side, side)
        #expect(run.exitCode == .failed)
        #expect(run.errorOutput.contains("\(path)/G\u{FFFD}.md: error: cannot be read"), "\(run)")
      }
    }
  #endif
}
