import Foundation
import Testing

@testable import Generator
@testable import docs2swift

@Suite("Output folders and templates that cannot be meant")
struct OutputFolderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# Get", to: "specs/GetBook.md")
    try folder.write("{}", to: "specs/docs2swift.json")
  }

  private func generate(_ arguments: String...) -> ToolRun {
    ToolRun(["generate"] + arguments, in: folder.path, pipeline: .small)
  }

  @Test(arguments: ["specs", "./x/../specs", "link"])
  func theFolderOfPagesItselfByWhateverName(output: String) throws {
    try folder.makeLink("link", to: "specs")
    let run = generate("--output", output)
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains("[output-is-specs]"))
    #expect(try folder.files(in: "specs").count == 2)
  }

  @Test func outputInsideOfTheDocumentationIsNotReadAsDocumentation() throws {
    #expect(generate("--output", "specs/out").exitCode == .success)
    let before = try folder.files(in: "specs/out")
    #expect(generate("--output", "specs/out").exitCode == .success)
    #expect(try folder.files(in: "specs/out") == before)
  }

  @Test func theOutputOfOtherPagesThatStillClaimIt() throws {
    try folder.write("# Save", to: "more/SaveBook.md")
    try folder.write("{}", to: "more/docs2swift.json")
    #expect(generate().exitCode == .success)
    let before = try folder.files(in: "generated")
    let run = generate("more")
    #expect(run.exitCode == .failed)
    #expect(
      run.errorOutput.hasPrefix("error: 'generated' is the output folder of 'specs' as well"))
    #expect(try folder.files(in: "generated") == before)
  }

  @Test func theSameTheOtherWayRoundTheListSaysWhoseTheFolderIs() throws {
    try folder.write("# Save", to: "more/SaveBook.md")
    try folder.write("{}", to: "more/docs2swift.json")
    #expect(generate("more").exitCode == .success)
    #expect(try folder.text("generated/.docs2swift-files").contains("\n# specs: ../more\n"))
    #expect(generate().errorOutput.contains("[output-shared]"))
    #expect(
      ToolRun(["check"], in: folder.path, pipeline: .small).errorOutput
        .contains("[output-shared]"))
  }

  @Test func pagesThatHaveMovedTakeTheirOutputAlong() throws {
    #expect(generate().exitCode == .success)
    try FileManager.default.moveItem(
      at: folder.url.appendingPathComponent("specs"), to: folder.url.appendingPathComponent("docs"))
    #expect(generate("docs").exitCode == .success)
    #expect(try folder.text("generated/.docs2swift-files").contains("\n# specs: ../docs\n"))
  }

  @Test func twoFoldersOfPagesMayShareWhatOnlyACommandLineNames() throws {
    try folder.write("# Save", to: "more/SaveBook.md")
    #expect(generate("--output", "out").exitCode == .success)
    #expect(generate("more", "--output", "out").exitCode == .success)
  }

  @Test func theOutputFolderMayBeALinkAFolderInItMayNot() throws {
    try folder.makeFolder("elsewhere/LibraryAgent")
    try folder.makeLink("generated", to: "elsewhere")
    #expect(generate().exitCode == .success)
    #expect(folder.exists("elsewhere/LibraryAgent/GetBook.swift"))
    try folder.remove("generated")
    try folder.makeLink(
      "generated/LibraryAgent", to: "../elsewhere/LibraryAgent", makingFolder: true)
    let run = generate()
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains("a link 'generated/LibraryAgent' in the place of a folder"))
  }

  @Test func templates() throws {
    try folder.write("x", to: "templates/types.mustach")
    try folder.write("notes", to: "templates/README.md")
    let run = generate("--templates", "templates")
    #expect(run.exitCode == .success)
    #expect(
      run.errorOutput.contains(
        "templates/types.mustach: warning: this is not a template (*.mustache) and was not read"))
    #expect(run.errorOutput.contains("the folder 'templates' has no templates (*.mustache)"))
    #expect(!run.errorOutput.contains("README"))
  }

  @Test func blanksAndLettersThatAreNotASCIIInEveryPath() throws {
    try folder.write("# Get", to: "Sëiten für alle/Ünter ordner/GetBook.md")
    let run = generate("Sëiten für alle", "--output", "Aus gäbe")
    #expect(run.exitCode == .success)
    #expect(folder.exists("Aus gäbe/LibraryAgent/GetBook.swift"))
    #expect(
      ToolRun(
        ["check", "Sëiten für alle", "--output", "Aus gäbe"], in: folder.path, pipeline: .small
      ).exitCode == .success)
  }
}
