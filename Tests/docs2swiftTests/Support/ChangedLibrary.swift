import Foundation
import Testing

@testable import Generator
@testable import docs2swift

/// The library's pages in a separate folder, to be changed.
struct ChangedLibrary {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: GoldenCase.root.appendingPathComponent("library/specs"),
      to: folder.url.appendingPathComponent("specs"))
  }

  private static let page = "specs/soap/Services88/Library/SaveBook.md"

  /// Adds a field to a type on all pages that show it, which breaks nobody.
  func addField() throws {
    for page in [Self.page, "specs/soap/Services88/Library/GetBook.md"] {
      try edit(page) { $0.replacingOccurrences(of: Self.pages, with: Self.pages + Self.weight) }
    }
  }

  /// Removes an operation, which breaks callers and the wire.
  func removeOperation() throws { try folder.remove(Self.page) }

  /// Changes parts that are not API.
  func changeNoise() throws {
    try edit(Self.page) {
      $0.replacingOccurrences(of: "1234567-1234-9876", with: "7654321-4321-6789")
    }
  }

  private func edit(_ page: String, _ change: (String) -> String) throws {
    let text = try folder.text(page)
    let changed = change(text)
    #expect(changed != text)
    try folder.write(changed, to: page)
  }

  private static let pages = #"<Library:Pages xsi:type="xsd:int">0</Library:Pages>"#
  private static let weight = #"<Library:Weight xsi:type="xsd:double">0.0</Library:Weight>"#

  func run(_ arguments: String...) -> ToolRun { ToolRun(arguments, in: folder.path) }

  /// Runs git without a configuration of the user.
  func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", folder.path] + arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments)")
  }

  func commit(_ message: String) throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--message", message)
  }

  /// A repository in which `first` is the unchanged library.
  func makeRepository() throws {
    try git("init", "--quiet")
    try commit("first")
    try git("tag", "first")
  }
}
