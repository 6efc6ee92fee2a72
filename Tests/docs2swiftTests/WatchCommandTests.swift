import Foundation
import Synchronization
import Testing

@testable import Generator
@testable import docs2swift

/// Runs of `watch` in which the test acts whenever the command waits, so that no time passes.
@Suite("watch")
struct WatchCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let pages = GoldenCase.root.appendingPathComponent("library/specs/soap/Services88/Library")
    try FileManager.default.copyItem(at: pages, to: folder.url.appendingPathComponent("specs"))
    try folder.write("{}", to: "specs/docs2swift.json")
  }

  /// - Parameter steps: the actions during the waiting times, in order. The command ends after the
  ///   last one. Between two steps the files are checked twice.
  private func watch(_ steps: [@Sendable () throws -> Void], _ arguments: String...) -> ToolRun {
    let nothing: @Sendable () throws -> Void = {}
    let remaining = Mutex(steps.flatMap { step in [step, nothing] })
    return ToolRun(["watch"] + arguments, in: folder.path) { _ in
      let step = remaining.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      #expect(throws: Never.self) { try step?() }
      return step != nil
    }
  }

  private func lines(_ run: ToolRun) -> [String] {
    run.output.replacing(/\d+(\.\d)? m?s\b/, with: "<time>").split(separator: "\n")
      .map(String.init)
  }

  private func edit(_ page: String, old: String, new: String) -> @Sendable () throws -> Void {
    let file = folder.url.appendingPathComponent("specs/\(page)")
    return {
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing(old, with: new).utf8).write(to: file)
    }
  }

  @Test func generatesOnceAndNotAgainWhileNothingIsSaved() throws {
    let run = watch([{}, {}, {}])
    #expect(run.exitCode == .success)
    #expect(lines(run).count == 2)
    #expect(lines(run).last == "watching specs; Ctrl-C ends")
    #expect(folder.exists("generated/LibraryAgent/Types.swift"))
  }

  @Test func aFileThatComesAndGoesWhileThingsSettleStartsNothing() throws {
    let probe = folder.url.appendingPathComponent("specs/4913.md")
    let steps: [@Sendable () throws -> Void] = [
      { try Data().write(to: probe) }, { try FileManager.default.removeItem(at: probe) }, {}, {},
    ]
    let remaining = Mutex(steps)
    let run = ToolRun(["watch"], in: folder.path) { _ in
      let step = remaining.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      #expect(throws: Never.self) { try step?() }
      return step != nil
    }
    #expect(lines(run).count == 2)
  }

  @Test(arguments: [
    (
      #"{ "names": { "operations": { "Library.GetBook": "fetchBook" } } }"#,
      "  ✗ Library.GetBook: in Swift it is 'fetchBook', not 'getBook'"
    ),
    (#"{ "tests": false }"#, "  the API is unchanged; the output has changed with the settings"),
  ])
  func changedSettingsAreReported(settings: String, line: String) throws {
    let file = folder.url.appendingPathComponent("specs/docs2swift.json")
    let run = watch([{ try Data(settings.utf8).write(to: file) }])
    #expect(lines(run).contains { $0.hasPrefix(line) }, "\(lines(run))")
  }

  @Test func aChangeIsShownInTheTermsOfTheAPIOneLineForEach() throws {
    let run = watch([edit("GetBook.md", old: ":Isbn", new: ":Number")])
    let shown = lines(run).dropFirst(2)
    #expect(shown.first == "specs/GetBook.md")
    #expect(shown.contains { $0.hasPrefix("  ✗ Library.GetBook: ") })
    #expect(shown.last?.contains("written") == true)
  }

  @Test func noiseIsNoChange() throws {
    let run = watch([edit("GetBook.md", old: "# ", new: "#  ")])
    #expect(lines(run).contains("  no API change"))
    #expect(lines(run).last?.contains("· 0 files written") == true)
  }

  @Test func aBrokenPageShowsItsDiagnosticAndLeavesTheOutputTheRepairGeneratesAgain() throws {
    let before = Mutex<[String: Data]>([:])
    let generated = folder.url.appendingPathComponent("generated")
    let run = watch([
      { try before.withLock { $0 = try TemporaryFolder.files(below: generated) } },
      edit("GetBook.md", old: "</Library:Isbn>", new: "</Library:Isdn>"),
      {
        let now = try TemporaryFolder.files(below: generated)
        before.withLock { #expect($0 == now) }
      },
      edit("GetBook.md", old: "</Library:Isdn>", new: "</Library:Isbn>"),
    ])
    let end = run.errorOutput.firstRange(of: "; the output is unchanged\n")
    let broken = run.errorOutput[..<(end?.upperBound ?? run.errorOutput.startIndex)]
    #expect(broken.contains("specs/GetBook.md:") && broken.contains(": error: "))
    #expect(lines(run).contains("  no API change"))
  }

  @Test func pagesThatComeAndGoAndTheConfigurationCountAsWell() throws {
    let specs = folder.url.appendingPathComponent("specs")
    let run = watch([
      { try FileManager.default.removeItem(at: specs.appendingPathComponent("SaveBook.md")) },
      {
        try Data(#"{"access": "package"}"#.utf8).write(
          to: specs.appendingPathComponent("docs2swift.json"))
      },
    ])
    #expect(lines(run).contains("specs/SaveBook.md"))
    #expect(lines(run).contains("specs/docs2swift.json"))
    #expect(try folder.text("generated/LibraryAgent/Types.swift").contains("package struct"))
  }

  @Test func quietShowsWhatIsWrongAndNothingElse() {
    let run = watch([edit("GetBook.md", old: ":Isbn", new: ":Number")], "--quiet")
    #expect(run.output.isEmpty)
    #expect(run.errorOutput.isEmpty)
  }
}
