import Foundation
import Testing

@testable import Generator
@testable import docs2swift

@Suite("init")
struct InitCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("// swift-tools-version: 6.2\n", to: "Package.swift")
  }

  private func copyPages(to path: String) throws {
    let target = folder.url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: GoldenCase.root.appendingPathComponent("library/specs/soap/Services88/Library"),
      to: target)
  }

  private func initialize(_ arguments: String...) -> ToolRun {
    ToolRun(["init"] + arguments, in: folder.path)
  }

  @Test("Pages of a target: the plugin, and a Swift file so that the target is built")
  func plugin() throws {
    try copyPages(to: "Sources/LibraryAgent/pages")
    let run = initialize("Sources/LibraryAgent/pages")
    #expect(run.exitCode == .success)
    // There is no WSDL among these pages.
    #expect(run.errorOutput.contains("[missing-wsdl]"))
    #expect(!run.errorOutput.contains("warning:"))
    #expect(try folder.text("Sources/LibraryAgent/pages/docs2swift.json") == "{}\n")
    #expect(try folder.text("Sources/LibraryAgent/LibraryAgent.swift").hasPrefix("// "))
    #expect(
      run.output.hasSuffix(
        """
        made  Sources/LibraryAgent/pages/docs2swift.json
        made  Sources/LibraryAgent/LibraryAgent.swift

        Add to Package.swift:

          dependencies: [
            .package(name: "docs2swift", path: "path/to/docs2swift"),
          ],
          targets: [
            .target(
              name: "LibraryAgent",
              dependencies: [
                .product(name: "ServiceRuntime", package: "docs2swift"),
              ],
              plugins: [.plugin(name: "Docs2SwiftPlugin", package: "docs2swift")]),
            // A program that calls the service:
            // .executableTarget(
            //   name: "MyApp",
            //   dependencies: [
            //     "LibraryAgent",
            //     .product(name: "ServiceRuntime", package: "docs2swift"),
            //     .product(name: "ServiceCurl", package: "docs2swift"),
            //   ]),
          ]

        """))
  }

  @Test("Without a Package.swift, Sources tells where one is expected")
  func withoutManifest() throws {
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("Package.swift"))
    try copyPages(to: "new/Sources/LibraryAgent/pages")
    let run = initialize("new/Sources/LibraryAgent/pages")
    #expect(run.exitCode == .success)
    #expect(try folder.text("new/Sources/LibraryAgent/pages/docs2swift.json") == "{}\n")
    #expect(
      run.output.contains("There is no Package.swift yet: run swift package init in new\n"))
    #expect(run.output.contains("Docs2SwiftPlugin"))
    try copyPages(to: "other/pages")
    let committed = initialize("other/pages")
    #expect(
      try folder.text("other/pages/docs2swift.json") == "{ \"output\": \"../Sources\" }\n")
    #expect(!committed.output.contains(folder.path))
  }

  @Test("A target that has a Swift file gets no other")
  func ownFile() throws {
    try copyPages(to: "Sources/LibraryAgent")
    try folder.write("// mine\n", to: "Sources/LibraryAgent/Sub/Mine.swift")
    #expect(initialize("Sources/LibraryAgent").exitCode == .success)
    #expect(folder.exists("Sources/LibraryAgent/docs2swift.json"))
    #expect(!folder.exists("Sources/LibraryAgent/LibraryAgent.swift"))
  }

  @Test("Pages elsewhere: Swift that is committed, with the targets it makes")
  func committed() throws {
    try copyPages(to: "specs")
    let run = initialize()
    #expect(run.exitCode == .success)
    #expect(try folder.text("specs/docs2swift.json") == "{ \"output\": \"../Sources\" }\n")
    #expect(
      run.output.hasSuffix(
        """
        made  specs/docs2swift.json

        Add to Package.swift:

          dependencies: [
            .package(name: "docs2swift", path: "path/to/docs2swift"),
          ],
          targets: [
            .target(
              name: "LibraryAgent",
              dependencies: [
                .product(name: "ServiceRuntime", package: "docs2swift"),
              ]),
            .testTarget(
              name: "LibraryAgentTests",
              dependencies: [
                "LibraryAgent",
                .product(name: "ServiceRuntime", package: "docs2swift"),
                .product(name: "ServiceTesting", package: "docs2swift"),
              ],
              path: "Sources/LibraryAgentTests"),
            // A program that calls the service:
            // .executableTarget(
            //   name: "MyApp",
            //   dependencies: [
            //     "LibraryAgent",
            //     .product(name: "ServiceRuntime", package: "docs2swift"),
            //     .product(name: "ServiceCurl", package: "docs2swift"),
            //   ]),
          ]

        Now run docs2swift generate specs

        """))
    #expect(ToolRun(["generate"], in: folder.path).exitCode == .success)
    #expect(folder.exists("Sources/LibraryAgent/Types.swift"))
  }

  @Test("An output of the user's choice")
  func output() throws {
    try copyPages(to: "Sources/LibraryAgent")
    #expect(initialize("Sources/LibraryAgent", "--output", "My \"Swift\"").exitCode == .success)
    #expect(
      try folder.text("Sources/LibraryAgent/docs2swift.json")
        == "{ \"output\": \"../../My \\\"Swift\\\"\" }\n")
    #expect(ToolRun(["generate", "Sources/LibraryAgent"], in: folder.path).exitCode == .success)
    #expect(folder.exists("My \"Swift\"/LibraryAgent/Types.swift"))
  }

  @Test("What is there is not replaced")
  func exists() throws {
    try copyPages(to: "specs")
    try folder.write("{ \"access\": \"internal\" }", to: "specs/docs2swift.json")
    let run = initialize()
    #expect(run.exitCode == .failed)
    #expect(
      run.errorOutput.hasPrefix("specs/docs2swift.json: error: this exists already [init-exists]"))
    #expect(try folder.text("specs/docs2swift.json") == "{ \"access\": \"internal\" }")
  }

  @Test("Without pages, or with broken ones, nothing is made")
  func bad() throws {
    #expect(initialize("nowhere").errorOutput.contains("[specs-missing]"))
    try folder.makeFolder("empty")
    #expect(initialize("empty").errorOutput.contains("[specs-empty]"))
    #expect(!folder.exists("empty/docs2swift.json"))
  }
}
