import Foundation
import SwiftEmitter
import Testing
import ToolSupport

@testable import Generator
@testable import docs2swift

@Suite("generate")
struct GenerateCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# Save", to: "specs/soap/SaveBook.md")
    try folder.write("# Get", to: "specs/rest/GetBook.md")
    try folder.write("not a page", to: "specs/notes.txt")
    try folder.write("# hidden", to: "specs/.git/Hidden.md")
    try folder.write("{}", to: "specs/docs2swift.json")
  }

  private func run(_ arguments: String..., pipeline: Pipeline = .small) -> ToolRun {
    ToolRun(["generate"] + arguments, in: folder.path, pipeline: pipeline)
  }

  private func normalized(_ text: String) -> String {
    text.replacing(/\d+(\.\d)? m?s\b/, with: "<time>")
  }

  @Test func pagesInSwiftAndTheModelOutBesideTheSpecsFolder() throws {
    let run = run()
    #expect(run.exitCode == .success)
    #expect(run.errorOutput.isEmpty)
    #expect(
      normalized(run.output)
        == "2 pages → 2 operations, 0 types · 3 files written, 0 unchanged, 0 removed · <time>\n")
    let files = try folder.files(in: "generated")
    #expect(
      files.keys.sorted() == [
        ".docs2swift-files", "LibraryAgent.model.json", "LibraryAgent/GetBook.swift",
        "LibraryAgent/SaveBook.swift",
      ])
    let again = self.run()
    #expect(normalized(again.output).contains("0 files written, 3 unchanged, 0 removed"))
  }

  @Test func aPageThatIsGoneTakesItsFileWithIt() throws {
    _ = run()
    try FileManager.default.removeItem(atPath: folder.path + "/specs/soap/SaveBook.md")
    #expect(normalized(run().output).contains("1 file written, 1 unchanged, 1 removed"))
    #expect(!folder.exists("generated/LibraryAgent/SaveBook.swift"))
  }

  @Test func aDryRunListsAndChangesNothing() throws {
    let run = run("--dry-run")
    #expect(run.exitCode == .success)
    #expect(
      normalized(run.output) == """
        write   generated/LibraryAgent.model.json
        write   generated/LibraryAgent/GetBook.swift
        write   generated/LibraryAgent/SaveBook.swift
        2 pages → 2 operations, 0 types · 3 files to write, 0 unchanged, 0 to remove · <time>

        """)
    #expect(!folder.exists("generated"))
  }

  @Test func theCommandLineWinsOverTheFileEachSeenFromItsOwnPlace() throws {
    try folder.write(
      #"{"output": "out-of-file", "access": "package"}"#, to: "specs/docs2swift.json")
    #expect(run().exitCode == .success)
    #expect(
      try folder.text("specs/out-of-file/LibraryAgent/GetBook.swift").contains("package enum"))
    #expect(run("--output", "out-of-line").exitCode == .success)
    #expect(folder.exists("out-of-line/LibraryAgent/GetBook.swift"))
    let absolute = folder.path + "/absolute"
    #expect(run("-o", absolute).exitCode == .success)
    #expect(folder.exists("absolute/LibraryAgent/GetBook.swift"))
  }

  @Test func quietIsSilentWhenAllIsWellAndNotWhenItIsNot() throws {
    let good = run("--quiet")
    #expect(good.output.isEmpty && good.errorOutput.isEmpty)
    try folder.write("{", to: "specs/docs2swift.json")
    #expect(run("--quiet").errorOutput.contains("config-syntax"))
  }

  @Test func withoutAConfigurationFileTheDefaultsApplyAndANoteSaysSo() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/specs/docs2swift.json")
    let run = run()
    #expect(run.exitCode == .success)
    #expect(
      run.errorOutput
        == "specs: note: there is no docs2swift.json here; the defaults apply, and the output goes to "
        + "'generated' [config-missing]\n")
    #expect(self.run().errorOutput.isEmpty)
  }

  @Test func anOutputFolderOnTheCommandLineNeedsNoNoteAboutTheDefault() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/specs/docs2swift.json")
    #expect(run("--output", "Sources").errorOutput.isEmpty)
  }

  @Test func linksStayInTheFolder() throws {
    try folder.write("# Outside", to: "elsewhere/Outside.md")
    try folder.makeLink("specs/Out.md", to: "../elsewhere/Outside.md")
    try folder.makeLink("specs/OutFolder", to: "../elsewhere")
    try folder.makeLink("specs/In.md", to: "soap/SaveBook.md")
    try folder.makeLink("specs/loop", to: ".")
    try folder.makeLink("specs/ignored.txt", to: "nowhere")
    let run = run()
    #expect(run.exitCode == .success)
    #expect(
      run.errorOutput == """
        specs/Out.md: warning: this link leads out of the folder and was not followed [link-outside]
        specs/OutFolder: warning: this link leads out of the folder and was not followed \
        [link-outside]

        2 warnings

        """)
    #expect(run.output.hasPrefix("2 pages"))
  }

  @Test func aPipeAmongThePagesIsRefusedInsteadOfWaitedFor() throws {
    #expect(mkfifo(folder.path + "/specs/Pipe.md", 0o600) == 0)
    let run = run()
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.hasPrefix("specs/Pipe.md: error: this is not a regular file"))
  }

  @Test func errorsOfAnyStageLeaveTheOutputAsItWas() throws {
    _ = run()
    let before = try folder.files(in: "generated")
    try folder.write("# New", to: "specs/New.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/specs/Lost.md", withDestinationPath: "nowhere.md")
    let run = run()
    #expect(run.exitCode == .failed)
    #expect(run.output.isEmpty)
    #expect(
      run.errorOutput == """
        specs/Lost.md: error: cannot be read: no such file or directory [file-unreadable]

        1 error; nothing was written

        """)
    #expect(try folder.files(in: "generated") == before)
  }

  @Test(arguments: ["json", "sarif"])
  func diagnosticsForProgramsGoToStandardErrorTheResultStaysOnStandardOutput(format: String) throws
  {
    let good = run("--format", format)
    #expect(good.output.contains("2 pages"))
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(good.errorOutput.utf8))
    }
    try folder.write(#"{"acess": "public"}"#, to: "specs/docs2swift.json")
    let bad = run("--format", format)
    #expect(bad.exitCode == .failed)
    #expect(bad.output.isEmpty)
    #expect(bad.errorOutput.contains("config-unknown-key"))
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(bad.errorOutput.utf8))
    }
  }

  @Test func aFolderOfTemplatesThatDoesNotExist() {
    let run = run("--templates", "nowhere")
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains("there is no folder of templates 'nowhere'"))
  }

  @Test func generatedTestsFindThePagesFromWhereverTheyAre() {
    let context = CommandContext(
      currentFolder: "/home/me", output: MemorySink(), errorOutput: MemorySink())
    var workspace = Workspace(specs: context.folder("docs/specs"), context: context)
    #expect(workspace.emitterOptions.specsPathFromTests == "../../specs")
    var arguments = Invocation(command: .generate)
    arguments[.output] = "Sources/API"
    workspace.override(with: arguments, in: context.currentFolder)
    #expect(workspace.emitterOptions.specsPathFromTests == "../../../docs/specs")
  }

  @Test func aPathThatNoSystemAcceptsIsAnOrdinaryError() {
    let file = GeneratedFile(path: "M/\u{0}.swift", contents: "")
    let run = run(pipeline: .emitting([file]))
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains("[output-path]"))
  }

  @Test func anErrorThatNobodyExpectedIsADefectAndAsksToBeReported() throws {
    struct Surprise: Error {}
    let run = run(pipeline: Pipeline(read: { _, _, _, _ in throw Surprise() }))
    #expect(run.exitCode == .internalError)
    #expect(run.errorOutput.hasPrefix("docs2swift: internal error: Surprise()\n"))
    #expect(run.errorOutput.contains("Please report it"))
    #expect(!folder.exists("generated"))
  }

  @Test func theConfigurationInEffectIsItselfAConfiguration() throws {
    let printed = run("--print-config", "--output", "elsewhere")
    #expect(printed.exitCode == .success)
    #expect(printed.output.contains(#""output" : "../elsewhere""#))
    try folder.write(printed.output, to: "specs/docs2swift.json")
    #expect(run("--print-config").output == printed.output)
    #expect(!folder.exists("generated"))
  }
}
