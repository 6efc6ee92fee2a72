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

  @Test func plugin() throws {
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
        created  Sources/LibraryAgent/pages/docs2swift.json
        created  Sources/LibraryAgent/LibraryAgent.swift

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

  @Test func withoutAPackageSwiftSourcesTellsWhereOneIsExpected() throws {
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

  @Test func aTargetThatHasASwiftFileGetsNoOther() throws {
    try copyPages(to: "Sources/LibraryAgent")
    try folder.write("// mine\n", to: "Sources/LibraryAgent/Sub/Mine.swift")
    #expect(initialize("Sources/LibraryAgent").exitCode == .success)
    #expect(folder.exists("Sources/LibraryAgent/docs2swift.json"))
    #expect(!folder.exists("Sources/LibraryAgent/LibraryAgent.swift"))
  }

  @Test func pagesElsewhereSwiftThatIsCommittedWithTheTargetsItMakes() throws {
    try copyPages(to: "specs")
    let run = initialize()
    #expect(run.exitCode == .success)
    #expect(try folder.text("specs/docs2swift.json") == "{ \"output\": \"../Sources\" }\n")
    #expect(
      run.output.hasSuffix(
        """
        created  specs/docs2swift.json

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

  @Test func anOutputOfTheUsersChoice() throws {
    try copyPages(to: "Sources/LibraryAgent")
    #expect(initialize("Sources/LibraryAgent", "--output", "My \"Swift\"").exitCode == .success)
    #expect(
      try folder.text("Sources/LibraryAgent/docs2swift.json")
        == "{ \"output\": \"../../My \\\"Swift\\\"\" }\n")
    #expect(ToolRun(["generate", "Sources/LibraryAgent"], in: folder.path).exitCode == .success)
    #expect(folder.exists("My \"Swift\"/LibraryAgent/Types.swift"))
  }

  @Test func exists() throws {
    try copyPages(to: "specs")
    try folder.write("{ \"access\": \"internal\" }", to: "specs/docs2swift.json")
    let run = initialize()
    #expect(run.exitCode == .failed)
    #expect(
      run.errorOutput.hasPrefix("specs/docs2swift.json: error: this exists already [init-exists]"))
    #expect(try folder.text("specs/docs2swift.json") == "{ \"access\": \"internal\" }")
  }

  /// The words of a program that SwiftPM has built, and of an installed one.
  @Test(arguments: [
    (nil, "path/to/docs2swift", "docs2swift generate specs"),
    ("/usr/local/bin/docs2swift", "path/to/docs2swift", "docs2swift generate specs"),
    (
      ".build/debug/docs2swift", "../tools/docs2swift", "swift run docs2swift generate specs"
    ),
    (
      "tools/.build/debug/docs2swift", "tools",
      "swift run --package-path tools docs2swift generate specs"
    ),
  ])
  func theLinesAndTheNextCommandNameThePackageThatTheToolRunsFrom(
    executable: String?, path: String, command: String
  ) throws {
    try copyPages(to: "specs")
    try folder.write("// swift-tools-version: 6.2\n", to: "tools/Package.swift")
    try folder.makeFolder("tools/Plugins/Docs2SwiftPlugin")
    let location = folder.url.deletingLastPathComponent().path + "/tools/docs2swift"
    try folder.write(
      """
      {"object": {"dependencies": [
        {"packageRef": {"identity": "other", "kind": "fileSystem", "location": "/other",
          "name": "other"}},
        {"packageRef": {"identity": "main", "kind": "fileSystem", "location": "\(location)",
          "name": "docs2swift"}}]}, "version": 7}
      """, to: ".build/workspace-state.json")
    let file = executable.map { $0.hasPrefix("/") ? $0 : "\(folder.path)/\($0)" }
    let run = ToolRun(["init"], in: folder.path, executable: file)
    #expect(run.output.contains("(name: \"docs2swift\", path: \"\(path)\")"), "\(run.output)")
    #expect(run.output.hasSuffix("\nNow run \(command)\n"), "\(run.output)")
  }

  @Test func aDependencyOnARepositoryHasNoFolderOfTheUsersAndNeitherHasABrokenState() throws {
    try copyPages(to: "specs")
    for state in [
      "{", "{}", #"{"object": {"dependencies": [{"packageRef": {"name": 7}}]}}"#,
      #"{"object": {"dependencies": [{"packageRef": {"name": "docs2swift", "#
        + #""kind": "remoteSourceControl", "location": "https://example.com/d.git"}}]}}"#,
    ] {
      try folder.write(state, to: ".build/workspace-state.json")
      let file = "\(folder.path)/.build/debug/docs2swift"
      let run = ToolRun(["init", "--print"], in: folder.path, executable: file)
      #expect(run.exitCode == .success)
      #expect(run.output.contains("path: \"path/to/docs2swift\""), "\(state)")
    }
  }

  @Test func withoutPagesOrWithBrokenOnesNothingIsMade() throws {
    let missing = initialize("no where").errorOutput
    #expect(missing.contains("[specs-missing]"))
    #expect(missing.contains(": mkdir -p 'no where'\n"))
    try folder.makeFolder("empty")
    #expect(initialize("empty").errorOutput.contains("[specs-empty]"))
    #expect(!folder.exists("empty/docs2swift.json"))
  }
}
