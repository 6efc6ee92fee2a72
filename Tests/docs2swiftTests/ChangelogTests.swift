import Testing

@testable import Generator
@testable import docs2swift

/// The entry for a release, among entries written by hand.
struct ChangelogTests {
  @Test func aChangelogKeepsItsLineBreaksAndDatedHeadings() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.addField()
    let old =
      "# Log\r\n\r\n## [1.1.0] - 2024-01-01\r\n\r\n- mine\r\n\r\n## 1.0.0\r\n\r\n- first\r\n"
    try library.folder.write(old, to: "CHANGELOG.md")
    let arguments = ["changelog", "first", "--title", "1.1.0", "--into", "CHANGELOG.md"]
    #expect(ToolRun(arguments, in: library.folder.path).exitCode == .success)
    let text = try library.folder.text("CHANGELOG.md")
    #expect(text.hasPrefix("# Log\r\n\r\n## 1.1.0\r\n"))
    #expect(!text.contains("mine") && text.hasSuffix("\r\n\r\n## 1.0.0\r\n\r\n- first\r\n"))
    #expect(!text.replacing("\r\n", with: "").contains("\n"))
  }

  @Test func aChangelogEntryIsPutAboveTheOthersAndReplaced() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.addField()
    let old = "# Changelog\n\nWhat users notice.\n\n## 1.0.0\n\n- first\n"
    try library.folder.write(old, to: "CHANGELOG.md")
    let arguments = ["changelog", "first", "--title", "1.1.0", "--into", "CHANGELOG.md"]
    #expect(ToolRun(arguments, in: library.folder.path).exitCode == .success)
    let text = try library.folder.text("CHANGELOG.md")
    #expect(
      text == """
        # Changelog

        What users notice.

        ## 1.1.0

        ### Added

        - **Book**: field 'Weight' was added: xs:double

        ## 1.0.0

        - first

        """)
    #expect(ToolRun(arguments, in: library.folder.path).exitCode == .success)
    #expect(try library.folder.text("CHANGELOG.md") == text)
  }
}
