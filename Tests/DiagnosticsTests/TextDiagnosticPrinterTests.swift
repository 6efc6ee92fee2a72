import Testing

@testable import Diagnostics

@Suite("Text printer")
struct TextDiagnosticPrinterTests {
  static let rule = DiagnosticRule(
    "shape-conflict", severity: .error, title: "two shapes", explanation: "Two shapes.")
  static let warning = DiagnosticRule(
    "odd-title", severity: .warning, title: "odd title", explanation: "Odd.")

  private var table: SourceFileTable {
    var table = SourceFileTable()
    table.add(
      SourceFile(path: "soap/GetBook.md", text: "# Book\n\n  <Title xsi:type=\"xsd:int\"/>\n"),
      shownAs: "specs/soap/GetBook.md")
    table.add(
      SourceFile(path: "rest/GetBook.md", text: String(repeating: "\n", count: 119) + "| Title |"),
      shownAs: "specs/rest/GetBook.md")
    return table
  }

  private var conflict: Diagnostic {
    Diagnostic(
      Self.rule, "'Title' is a number here and a string elsewhere",
      at: SourceLocation(path: "soap/GetBook.md", line: 3, column: 3, length: 6),
      related: [
        Diagnostic.Related(
          "here it is a string",
          at: SourceLocation(path: "rest/GetBook.md", line: 120, column: 3, length: 5))
      ],
      hint: "correct one of the pages")
  }

  @Test func everythingADiagnosticCanHave() {
    let text = TextDiagnosticPrinter(files: table).render([conflict])
    #expect(
      text == """
        specs/soap/GetBook.md:3:3: error: 'Title' is a number here and a string elsewhere \
        [shape-conflict]
           3 |   <Title xsi:type="xsd:int"/>
             |   ^~~~~~
        specs/rest/GetBook.md:120:3: note: here it is a string
         120 | | Title |
             |   ^~~~~
             = hint: correct one of the pages

        """)
  }

  @Test func placesWithoutALineWithoutAFileAndNoneAtAll() {
    let text = TextDiagnosticPrinter(files: table).render([
      Diagnostic(Self.warning, "no place", at: nil),
      Diagnostic(Self.warning, "a whole file", at: SourceLocation(path: "soap/GetBook.md")),
      Diagnostic(
        Self.warning, "unknown file", at: SourceLocation(path: "x.md", line: 7, column: 1)),
      Diagnostic(
        Self.warning, "a whole line", at: SourceLocation(path: "soap/GetBook.md", line: 1)),
    ])
    #expect(
      text == """
        warning: no place [odd-title]
        specs/soap/GetBook.md: warning: a whole file [odd-title]
        x.md:7:1: warning: unknown file [odd-title]

        specs/soap/GetBook.md:1: warning: a whole line [odd-title]
         1 | # Book

        """)
  }

  @Test func theSameRuleFiveTimesThenACount() {
    let many = (1...12).map { Diagnostic(Self.warning, "number \($0)", at: nil) }
    let text = TextDiagnosticPrinter(files: table).render(
      [Diagnostic(Self.rule, "x", at: nil)] + many)
    #expect(
      text == """
        warning: number 1 [odd-title]
        warning: number 2 [odd-title]
        warning: number 3 [odd-title]
        warning: number 4 [odd-title]
        warning: number 5 [odd-title]
        … and 7 more [odd-title]
        error: x [shape-conflict]

        """)
  }

  @Test func theWorstAreLastAndThoseOfOneSeverityKeepTheirOrder() {
    let note = DiagnosticRule(
      "remark", severity: .note, title: "remark", explanation: "A remark.")
    let given = [
      (Self.rule, "a"), (note, "b"), (Self.warning, "c"), (Self.rule, "d"), (note, "e"),
      (Self.warning, "f"),
    ].map { Diagnostic($0.0, $0.1, at: nil) }
    let text = TextDiagnosticPrinter(files: table).render(given)
    let lines = text.split(separator: "\n").map { $0.prefix { $0 != "[" } }
    #expect(
      lines == [
        "note: b ", "note: e ", "warning: c ", "warning: f ", "error: a ", "error: d ",
      ])
  }

  @Test func textFromOutsideCannotDriveTheTerminal() {
    let diagnostic = Diagnostic(
      Self.rule, "bad name '\u{1B}[2J\n\u{202E}'", at: SourceLocation(path: "a\u{7}.md"))
    let text = TextDiagnosticPrinter(files: SourceFileTable()).render([diagnostic])
    #expect(text == "a\u{FFFD}.md: error: bad name '\u{FFFD}[2J \u{FFFD}' [shape-conflict]\n")
  }

  @Test func colourChangesNothingButEscapeSequences() {
    let plain = TextDiagnosticPrinter(files: table).render([conflict])
    let colored = TextDiagnosticPrinter(files: table, usesColor: true).render([conflict])
    #expect(colored != plain)
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func nothingToSayIsNothing() {
    #expect(TextDiagnosticPrinter(files: table).render([]).isEmpty)
  }

  @Test(
    arguments: [
      ([], nil), ([rule], "1 error"), ([rule, rule, warning], "2 errors, 1 warning"),
      ([warning, warning], "2 warnings"),
    ] as [([DiagnosticRule], String?)])
  func sums(rules: [DiagnosticRule], summary: String?) {
    #expect(DiagnosticCounts(rules.map { Diagnostic($0, "x", at: nil) }).summary == summary)
  }
}
