import Foundation
import Testing

@testable import Generator
@testable import docs2swift_build

/// The commands that the build-tool plugin runs.
@Suite("generate for a build")
struct BundleCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let page = GoldenCase.root.appendingPathComponent("library/specs/soap/Services88/Library")
    try FileManager.default.copyItem(at: page, to: folder.url.appendingPathComponent("Sources"))
    try folder.write("{}", to: "Sources/docs2swift.json")
  }

  private func generate(files: String = "4") -> ToolRun {
    run(
      [
        "generate", folder.path + "/Sources", "--output", folder.path + "/out", "--quiet",
        "--bundle-module", "Branch", "--bundle-files", files,
      ])
  }

  private func run(_ arguments: [String]) -> ToolRun {
    ToolRun(arguments, of: BuildTool.table, perform: BuildTool.perform)
  }

  @Test(arguments: [["check"], ["generate", "--help"]])
  func peopleAreSentToTheOtherProgram(arguments: [String]) {
    let run = run(arguments)
    #expect(run.exitCode == .usage)
    #expect(run.errorOutput.hasPrefix("docs2swift: error:"))
  }

  @Test func files() throws {
    let run = generate()
    #expect(run.exitCode == .success)
    #expect(run.output.isEmpty && run.errorOutput.isEmpty)
    #expect(
      try folder.files(in: "out").keys.sorted() == [
        ".docs2swift-files", "Docs2Swift1.swift", "Docs2Swift2.swift", "Docs2Swift3.swift",
        "Docs2Swift4.swift",
      ])
  }

  @Test func fewerFilesThanBeforeLeaveNothingBehind() throws {
    #expect(generate(files: "8").exitCode == .success)
    #expect(generate(files: "4").exitCode == .success)
    #expect(try folder.files(in: "out").count == 5)
  }

  @Test func keysWithoutEffectAreSaidAtTheirPlaces() throws {
    try folder.write(
      "{ \"output\": \"../x\",\n  \"mocks\": false, \"tests\": true }",
      to: "Sources/docs2swift.json")
    let run = generate()
    #expect(run.exitCode == .success)
    let path = folder.path + "/Sources/docs2swift.json"
    #expect(run.errorOutput.contains("\(path):1:3: warning: 'output' has no effect here: "))
    #expect(run.errorOutput.contains("\(path):2:19: warning: 'tests' has no effect here: "))
    #expect(!run.errorOutput.contains("'mocks'"))
  }

  @Test func aMistakeInAPageIsACompilersErrorAtItsLine() throws {
    let text = try folder.text("Sources/GetBook.md")
    try folder.write(
      text.replacing("</Library:Isbn>", with: "</Library:Isdn>"), to: "Sources/GetBook.md")
    let run = generate()
    #expect(run.exitCode == .failed)
    let place = try Regex(#"^/.*/Sources/GetBook\.md:\d+:\d+: error: "#)
    #expect(run.errorOutput.firstMatch(of: place) != nil)
    #expect(!folder.exists("out"))
  }
}
