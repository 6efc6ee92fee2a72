import Testing

@testable import Generator
@testable import docs2swift

/// The entry for a release, among entries written by hand. No text is lost that the tool did not
/// write.
struct ChangelogTests {
  private static let entry = """
    <!-- docs2swift 936a032639b5ea37: the next run replaces this text -->

    ### Added

    - **Book**: field 'Weight' was added: xs:double

    <!-- docs2swift end -->

    """

  /// Puts the entry for an added field into a changelog.
  private func change(_ text: String, title: String = "1.1.0", runs: Int = 2) throws -> String {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.addField()
    try library.folder.write(text, to: "CHANGELOG.md")
    for _ in 0..<runs {
      let run = library.run("changelog", "first", "--title", title, "--into", "CHANGELOG.md")
      #expect(run.exitCode == .success)
    }
    return try library.folder.text("CHANGELOG.md")
  }

  @Test func anEntryIsPutAboveTheOthersAndReplaced() throws {
    let text = try change("# Changelog\n\nWhat users notice.\n\n## 1.0.0\n\n- first\n")
    #expect(
      text == """
        # Changelog

        What users notice.

        ## 1.1.0

        \(Self.entry)
        ## 1.0.0

        - first

        """)
  }

  @Test(arguments: ["", "\n"])
  func anEmptyFileBecomesAChangelog(text: String) throws {
    #expect(try change(text) == "# Changelog\n\n## 1.1.0\n\n\(Self.entry)")
  }

  @Test func anEarlierEntryIsReplaced() throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    try library.addField()
    let arguments = ["changelog", "first", "--into", "CHANGELOG.md"]
    #expect(ToolRun(arguments, in: library.folder.path).exitCode == .success)
    let first = try library.folder.text("CHANGELOG.md")
    try library.folder.write(first + "\n- mine\n", to: "CHANGELOG.md")
    try library.removeOperation()
    #expect(ToolRun(arguments, in: library.folder.path).exitCode == .success)
    let second = try library.folder.text("CHANGELOG.md")
    #expect(second.contains("SaveBook") && second.hasSuffix("end -->\n\n- mine\n"))
    #expect(second.ranges(of: "## Unreleased").count == 1)
    #expect(second.ranges(of: "the next run replaces").count == 1)
  }

  /// Git may change line breaks, and an editor white space. A changed word is a change.
  @Test func whatSomeoneHasChangedStays() throws {
    let written = try change("# Log\n")
    let windows = written.replacing("\n", with: "\r\n")
    #expect(try change(windows) == windows)
    let edited = written.replacing("'Weight' was added", with: "'Weight' is new")
    let text = try change(edited)
    #expect(text.contains("'Weight' is new") && text.contains("'Weight' was added"))
    #expect(text.ranges(of: "<!-- docs2swift end -->").count == 1)
    #expect(text.hasPrefix("# Log\n\n## 1.1.0\n\n\(Self.entry)"))
    let cut = written.replacing("<!-- docs2swift end -->", with: "")
    #expect(try change(cut).ranges(of: "'Weight' was added").count == 2)
  }

  @Test(arguments: [
    "## 1.1.0", "## 1.1.0  ", "## 1.1.0 ##", "## [1.1.0] - 2024-01-01", "## [1.1.0]",
    "##   [1.1.0](https://example.org/1.1.0) (2024)", "1.1.0\n---", "[1.1.0] - 2024\n------",
  ])
  func handWrittenSectionsStay(heading: String) throws {
    let text = try change("# Log\n\n\(heading)\n\n- mine\n\n## 1.0\n\n- first\n")
    #expect(
      text == "# Log\n\n\(heading)\n\n\(Self.entry)\n- mine\n\n## 1.0\n\n- first\n")
  }

  @Test(arguments: [
    "<!-- template:\n\n## 1.1.0\n\n-->", "```\n## 1.1.0\n```", "~~~\n## 1.2.3\n- text\n~~~",
    "    ## 1.1.0", "> ## 1.1.0", "- list\n\n  ## 1.1.0", "<pre>\n\n## 1.1.0\n</pre>",
  ])
  func onlyHeadingsOfTheTextCount(block: String) throws {
    let start = "# Log\n\n\(block)\n\n"
    #expect(
      try change(start + "## 1.0\n\n- first\n")
        == start + "## 1.1.0\n\n\(Self.entry)\n## 1.0\n\n- first\n")
    #expect(try change(start + "The end.") == start + "The end.\n\n## 1.1.0\n\n\(Self.entry)")
  }

  @Test func entriesAreAboveUnderlinedHeadingsToo() throws {
    let text = try change("Log\n===\n\n1.0\n---\n\n- first\n")
    #expect(
      text == "Log\n===\n\n## 1.1.0\n\n\(Self.entry)\n1.0\n---\n\n- first\n")
  }

  @Test func frontMatterIsNoHeading() throws {
    let text = try change("---\ntitle: x\n---\n# Log\n\n## 1.0\n")
    #expect(text == "---\ntitle: x\n---\n# Log\n\n## 1.1.0\n\n\(Self.entry)\n## 1.0\n")
  }

  @Test func lineBreaksStay() throws {
    let old =
      "# Log\r\n\r\n## [1.1.0] - 2024-01-01\r\n\r\n- mine\r\n\r\n## 1.0.0\r\n\r\n- first\r\n"
    let text = try change(old)
    let entry = Self.entry.replacing("\n", with: "\r\n")
    #expect(
      text
        == "# Log\r\n\r\n## [1.1.0] - 2024-01-01\r\n\r\n\(entry)\r\n- mine\r\n\r\n## 1.0.0\r\n\r\n"
        + "- first\r\n")
  }

  @Test func bytesThatAreNoTextStay() throws {
    let old = Array("# Log\n\n- x".utf8) + [0xFF, 0x0A]
    let report = DiffReport(oldName: "old", newName: "new", open: [])
    let text = ChangelogFile(old).adding(ChangelogEntry(report: report, title: "1"))
    #expect(text.starts(with: old))
  }
}
