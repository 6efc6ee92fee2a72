import Diagnostics

/// All diagnostics of the reader about includes.
enum IncludeRules {
  static let all = [missing, outside, cycle, tooLarge, syntax]

  static let missing = DiagnosticRule(
    "include-missing", severity: .warning, title: "an included file that is not there",
    explanation: """
      A page includes a file (`[!include[text](path)]`) that is not among the files of the folder: \
      a part of the documentation was probably left out. Everything else on the page is read; what \
      the file holds, usually a sample, is missing. Paths are relative to the file that includes.
      """)
  static let outside = DiagnosticRule(
    "include-outside", severity: .warning, title: "an include that leads out of the folder",
    explanation: """
      The path of an include leads out of the folder of the documentation. It is not followed, as \
      links that lead out of the folder are not: what is generated depends on nothing but the folder.
      """)
  static let cycle = DiagnosticRule(
    "include-cycle", severity: .error, title: "a file that includes itself",
    explanation: """
      A file includes itself, or one that includes it in turn, so that the page would have no end.
      """)
  static let tooLarge = DiagnosticRule(
    "include-too-large", severity: .error,
    title: "a page that is too large with all that it includes",
    explanation: """
      Included files may include others, up to a limit of levels and of bytes in all. \
      No page of documentation is near it.
      """)
  static let syntax = DiagnosticRule(
    "include-syntax", severity: .warning, title: "an include that cannot be understood",
    explanation: """
      The text begins like an include but is not one: the form is `[!include[text](path)]`, on one line.
      """)
}
