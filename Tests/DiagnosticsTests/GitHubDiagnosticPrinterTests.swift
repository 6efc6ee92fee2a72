import Testing

@testable import Diagnostics

@Suite("Annotations of GitHub")
struct GitHubDiagnosticPrinterTests {
  private func render(_ diagnostic: Diagnostic) -> String {
    var table = SourceFileTable()
    table.add(path: "a,b:c.md", shownAs: "specs/a,b:c.md")
    return GitHubDiagnosticPrinter(files: table).render([diagnostic])
  }

  private func rule(_ severity: Severity) -> DiagnosticRule {
    DiagnosticRule("some-rule", severity: severity, title: "a rule", explanation: "An explanation.")
  }

  @Test func aPlaceWithLineAndColumnsRelatedPlacesAndAHintInOneLine() {
    let place = SourceLocation(path: "a,b:c.md", line: 3, column: 5, length: 4)
    let diagnostic = Diagnostic(
      rule(.error), "100% wrong\r\nreally", at: place,
      related: [Diagnostic.Related("first here", at: SourceLocation(path: "a,b:c.md", line: 1))],
      hint: "correct it")
    #expect(
      render(diagnostic) == """
        ::error file=specs/a%2Cb%3Ac.md,line=3,col=5,endColumn=9,title=some-rule::100%25 wrong\
        %0D%0Areally%0Aspecs/a,b:c.md:1: first here%0Ahint: correct it

        """)
  }

  struct Coarse: Sendable {
    var severity: Severity
    var place: Diagnostics.SourceLocation?
    var expected: String
  }

  static let coarsePlaces: [Coarse] = [
    Coarse(
      severity: .warning, place: .init(path: "x"),
      expected: "::warning file=x,title=some-rule::m\n"),
    Coarse(
      severity: .note, place: .init(path: "x", line: 2),
      expected: "::notice file=x,line=2,title=some-rule::m\n"),
    Coarse(severity: .error, expected: "::error title=some-rule::m\n"),
  ]

  @Test(arguments: coarsePlaces)
  func severitiesAndPlacesThatAreCoarseOrMissing(example: Coarse) {
    let diagnostic = Diagnostic(rule(example.severity), "m", at: example.place)
    #expect(render(diagnostic) == example.expected)
  }
}
