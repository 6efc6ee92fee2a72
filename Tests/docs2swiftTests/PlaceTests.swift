import Foundation
import Testing

@testable import Generator
@testable import docs2swift

/// Every mistake in a configuration is reported at its position.
@Suite("Places of mistakes")
struct PlaceTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# Get", to: "my specs/GetBook.md")
    try folder.write("x", to: "my specs/file")
    try folder.makeFolder("my specs/folder")
  }

  private func generate(_ arguments: String...) -> ToolRun {
    ToolRun(["generate", "my specs"] + arguments, in: folder.path, pipeline: .small)
  }

  @Test(arguments: [
    (#"{ "templates": "none" }"#, "1:16: error: there is no folder of templates 'my specs/none'"),
    (
      #"{ "templates": "file" }"#,
      "1:16: error: 'my specs/file' is a file instead of a folder of templates"
    ),
    (
      #"{ "corrections": "none.json" }"#,
      "1:18: error: there is no file of corrections 'my specs/none.json'"
    ),
    (
      #"{ "corrections": "folder" }"#,
      "1:18: error: 'my specs/folder' is a folder instead of a file of corrections"
    ),
    (
      #"{ "output": "." }"#,
      "1:13: error: the output would be among the documentation in 'my specs'"
    ),
    (
      #"{ "output": "file" }"#,
      "1:13: error: 'my specs/file' is a file instead of an output folder"
    ),
  ])
  func keysThatNameWhatIsNotThereOrSomethingElse(configuration: String, expected: String) throws {
    try folder.write(configuration, to: "my specs/docs2swift.json")
    let run = generate()
    #expect(run.exitCode == .failed)
    #expect(
      run.errorOutput.hasPrefix("my specs/docs2swift.json:\(expected)"), "\(run.errorOutput)")
  }

  @Test func aServicesVersionThatNoPageIsOf() throws {
    for page in ["v1UserAgent_GetExternalTokens.md", "GetExternalTokens.md"] {
      let found = try #require(
        FileManager.default.enumerator(atPath: Self.specs.path)?.compactMap { $0 as? String }
          .first { $0.hasSuffix("/" + page) })
      try folder.write(
        try Data(contentsOf: Self.specs.appending(path: found)), to: "seeds/\(found)")
    }
    try folder.write(#"{ "restVersion": "Services9" }"#, to: "seeds/docs2swift.json")
    let run = ToolRun(["generate", "seeds"], in: folder.path)
    #expect(run.errorOutput.contains("seeds/docs2swift.json:1:18: error: \"restVersion\""))
  }

  private static let specs = GoldenCase.root.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "specs").resolvingSymlinksInPath()

  @Test func whatTheCommandLineNamesHasNoPlaceInAFile() throws {
    try folder.write(#"{ "templates": "none" }"#, to: "my specs/docs2swift.json")
    let run = generate("--templates", "elsewhere")
    #expect(run.errorOutput.hasPrefix("error: there is no folder of templates 'elsewhere'"))
  }

  @Test func aPageInPlaceOfTheFolderOfPages() {
    let run = ToolRun(
      ["generate", "my specs/GetBook.md"], in: folder.path, pipeline: .small)
    #expect(run.exitCode == .failed)
    #expect(run.errorOutput.contains("this is a file instead of a folder of documentation"))
    #expect(run.errorOutput.contains("name the folder it is in: 'my specs'"))
  }
}
