import Foundation
import Testing

@testable import Generator
@testable import docs2swift

/// The same files produce the same output, whatever a checkout has changed in them and wherever it
/// is.
@Suite("Checkouts")
struct CheckoutTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# Get", to: "real/checkout/docs/GetBook.md")
    try folder.write("{}", to: "real/checkout/docs/docs2swift.json")
    try folder.makeLink("way", to: "real/checkout")
  }

  private func run(_ arguments: [String], in place: String = "real/checkout") -> ToolRun {
    let arguments = arguments.map { $0.replacing("@", with: folder.path) }
    return ToolRun(arguments, in: folder.path + "/" + place, pipeline: .small)
  }

  private func convert(_ change: (String) -> String, where isWanted: (String) -> Bool) throws {
    for path in try folder.files(in: "real/checkout/out").keys where isWanted(path) {
      let file = "real/checkout/out/\(path)"
      try folder.write(change(try folder.text(file)), to: file)
    }
  }

  private static let usual = ["docs", "--output", "out"]

  @Test func lineEndsOfWindowsAreADifferenceAndNamedAsWhatTheyAre() throws {
    #expect(run(["generate"] + Self.usual).exitCode == .success)
    try convert({ $0.replacing("\n", with: "\r\n") }, where: { _ in true })
    let check = run(["check"] + Self.usual)
    #expect(check.exitCode == .negative)
    #expect(check.errorOutput.isEmpty)
    #expect(
      check.output == """
        stale    out/.docs2swift-files  (line ends only)
        stale    out/LibraryAgent.model.json  (line ends only)
        stale    out/LibraryAgent/GetBook.swift  (line ends only)

        3 files differ from the generated output: 3 stale
        hint: run docs2swift generate docs --output out
        hint: '* text eol=lf' in a .gitattributes next to the files keeps Git from changing them

        """)
    let json = run(["check", "--json"] + Self.usual).output
    #expect(json.contains("\"lineEndsOnly\" : true"))
    #expect(
      run(["check", "--format", "github"] + Self.usual).errorOutput
        .contains("different line endings"))
    #expect(run(["generate"] + Self.usual).exitCode == .success)
    #expect(run(["check"] + Self.usual).exitCode == .success)
  }

  @Test func theFirstLineThatEndsDifferentlyIsNamed() {
    func line(_ a: String, _ b: String) -> Int? {
      LineEnds.firstDifference(of: Array(a.utf8), Array(b.utf8))
    }
    #expect(line("a\nb\n", "a\nb\r\n") == 2)
    #expect(line("a\r\nb\n", "a\nb\n") == 1)
    #expect(line("a\n", "a\n") == nil)
    #expect(line("a\n", "b\r\n") == nil)
    #expect(line("a", "a\r") == nil)
  }

  @Test(arguments: ["", "{ \"format\": 1,\r\n  \"versions\": [] }", "[]"])
  func aModelFileThatWasFormattedOrEmptiedIsStaleNotSomebodyElses(contents: String) throws {
    #expect(run(["generate"] + Self.usual).exitCode == .success)
    try convert({ _ in contents }, where: { $0.hasSuffix(".json") })
    let check = run(["check"] + Self.usual)
    #expect(check.exitCode == .negative)
    #expect(check.output.hasPrefix("stale    out/LibraryAgent.model.json\n"))
    #expect(run(["generate"] + Self.usual).exitCode == .success)
    #expect(run(["check"] + Self.usual).exitCode == .success)
  }

  @Test(arguments: [
    ["docs", "--output", "out"], ["@/real/checkout/docs", "--output", "out"],
    ["docs", "--output", "@/real/checkout/out"], ["@/way/docs", "--output", "out"],
    ["docs", "--output", "@/way/out"], ["@/way/docs", "--output", "@/real/checkout/out"],
  ])
  func absoluteAndRelativePathsThroughLinksOrNot(arguments: [String]) throws {
    #expect(run(["generate"] + arguments, in: "way").exitCode == .success)
    let list = try folder.text("real/checkout/out/.docs2swift-files")
    #expect(list.contains("\n# specs: ../docs\n"))
    for place in ["real/checkout", "way"] {
      #expect(run(["check"] + Self.usual, in: place).exitCode == .success)
    }
  }
}
