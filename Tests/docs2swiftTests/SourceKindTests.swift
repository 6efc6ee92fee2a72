import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Generator
@testable import docs2swift
@testable import docs2swift_build

/// Swagger files, WSDLs and included files are inputs of every command, like pages.
@Suite("Inputs that are no pages")
struct SourceKindTests {
  let folder: TemporaryFolder
  private let swagger = "specs/openapi/agent/Swagger-v1-UserAgent.json"

  init() throws {
    folder = try TemporaryFolder()
    let example = Checkout.url.appending(path: "Examples/this-year/Sources/UserAgent/specs")
    try FileManager.default.copyItem(at: example, to: folder.url.appending(path: "specs"))
  }

  private func run(_ arguments: String...) -> ToolRun { ToolRun(arguments, in: folder.path) }

  private func edit(_ path: String, old: String, new: String) throws {
    let text = try folder.text(path)
    try #require(text.contains(old))
    try folder.write(text.replacing(old, with: new), to: path)
  }

  /// The output of `watch` when a file changes while it waits.
  private func watch(_ change: @escaping @Sendable () throws -> Void) -> ToolRun {
    let remaining = Mutex<[@Sendable () throws -> Void]>([change, {}])
    return ToolRun(["watch"], in: folder.path) { _ in
      let step = remaining.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      #expect(throws: Never.self) { try step?() }
      return step != nil
    }
  }

  @Test func inspectShowsTheFileOfEachBinding() {
    let output = run("inspect", "specs", "--json").output
    #expect(output.contains(#""page" : "openapi/agent/Swagger-v1-UserAgent.json""#))
    #expect(output.contains(#""wsdl/WSDL-Services88-User.xml""#))
  }

  @Test func aSelectionChoosesOperationsAndTheirTypesComeAlong() throws {
    try folder.write(#"{ "include": ["User.GetExternalTokens"] }"#, to: "specs/docs2swift.json")
    #expect(run("generate").exitCode == .success)
    let client = try folder.text("generated/UserAgent/UserAgentClient.swift")
    #expect(client.contains("func getExternalTokens"))
    #expect(!client.contains("func saveExternalTokens"))
  }

  @Test func aCorrectionDecidesOverASwaggerFile() throws {
    try folder.write(#"{ "corrections": "corrections.json" }"#, to: "specs/docs2swift.json")
    try folder.write(
      """
      [{ "operation": "User.GetExternalTokens", "parameter": "Key", "set": { "type": "xs:long" },
         "reason": "Keys are numbers." }]
      """, to: "specs/corrections.json")
    let corrected = run("generate")
    #expect(corrected.exitCode == .success, "\(corrected.errorOutput)")
    let operations = try folder.text("generated/UserAgent/UserAgentOperations.swift")
    #expect(operations.contains("key: Int64"))
    // A file of settings is not documentation, whatever its name is.
    #expect(!corrected.errorOutput.contains("corrections.json"))
  }

  @Test func checkSaysThatAChangedSwaggerFileMakesTheOutputStale() throws {
    #expect(run("generate").exitCode == .success)
    #expect(run("check").exitCode == .success)
    try edit(swagger, old: "Answers the tokens that", new: "Finds the tokens that")
    let changed = run("check")
    #expect(changed.exitCode == .negative)
    #expect(changed.output.contains("Finds the tokens that"))
  }

  @Test func watchSeesAChangeOfASwaggerFileOfAWSDLAndOfAnIncludedFile() throws {
    let file = folder.url.appending(path: swagger)
    let run = watch {
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing("GetExternalTokens", with: "FetchExternalTokens").utf8).write(
        to: file)
    }
    #expect(run.output.contains("\n\(swagger)\n"))
    #expect(run.output.contains("FetchExternalTokens"))

    let wsdl = folder.url.appending(path: "specs/wsdl/WSDL-Services88-User.xml")
    let changed = watch {
      let text = try String(contentsOf: wsdl, encoding: .utf8)
      try Data(text.replacing("<wsdl:types>", with: "<wsdl:types><!-- -->").utf8).write(to: wsdl)
    }
    #expect(changed.output.contains("\nspecs/wsdl/WSDL-Services88-User.xml\n"))
  }

  /// The example's pages. The sample of one page is in a separate file.
  private func includeSample() throws -> String {
    let pages = Checkout.url.appending(path: "specs")
    try folder.remove("specs")
    try FileManager.default.copyItem(at: pages, to: folder.url.appending(path: "specs"))
    let names = try folder.files(in: "specs").keys.filter { $0.hasSuffix(".md") }.sorted()
    let name = try #require(
      names.first { (try? folder.text("specs/\($0)"))?.contains("```http!") == true })
    let page = try folder.text("specs/\(name)")
    let start = try #require(page.range(of: "```http!"))
    let end = try #require(page.range(of: "\n```", range: start.upperBound..<page.endIndex))
    let fence = start.lowerBound..<end.upperBound
    try folder.write(String(page[fence]) + "\n", to: "specs/samples/part.md")
    let depth = name.split(separator: "/").count - 1
    let path = String(repeating: "../", count: depth) + "samples/part.md"
    try folder.write(
      page.replacingCharacters(in: fence, with: "[!include[sample request](\(path))]"),
      to: "specs/\(name)")
    return name
  }

  @Test func anIncludedFileIsAnInputOfWatchCheckAndABuildAndNoPageOfItsOwn() throws {
    let name = try includeSample()
    let whole = run("generate")
    #expect(whole.exitCode == .success, "\(whole.errorOutput)")
    #expect(!whole.errorOutput.contains("part.md"))
    let part = folder.url.appending(path: "specs/samples/part.md")
    let watched = watch { try Data("```http!\nPOST nothing\n```\n".utf8).write(to: part) }
    #expect(
      watched.output.contains("\nspecs/samples/part.md\n")
        || watched.errorOutput.contains("part.md"))
    try folder.remove("specs/samples/part.md")
    let missing = run("check")
    #expect(missing.errorOutput.contains("specs/\(name):"))
    #expect(missing.errorOutput.contains("warning: "))
  }

  @Test func whatIncludesAFileOf70MBSaysSoAtTheIncludeAndGoesOn() throws {
    let name = try includeSample()
    try folder.write(
      Data(repeating: UInt8(ascii: "x"), count: 70_000_000), to: "specs/samples/part.md")
    let run = run("generate")
    #expect(run.errorOutput.contains("specs/\(name):"), "\(run.errorOutput)")
    #expect(run.exitCode != .internalError)
  }

  @Test func aBuildIsMadeOfSwaggerAndWSDL() throws {
    let run = ToolRun(
      [
        "generate", folder.path + "/specs", "--output", folder.path + "/out", "--quiet",
        "--bundle-module", "Tokens", "--bundle-files", "3",
      ], of: BuildTool.table, perform: BuildTool.perform)
    #expect(run.exitCode == .success, "\(run.errorOutput)")
    #expect(try folder.files(in: "out").count == 4)
  }
}
