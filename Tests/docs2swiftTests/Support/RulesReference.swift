import Diagnostics
import ModelDiff
import ToolSupport

@testable import Generator
@testable import docs2swift

/// docs/rules.md, made from the tables that `explain` uses.
enum RulesReference {
  static var text: String {
    let diagnostics = AllRules.all.map { rule in
      section(
        rule.id, summary: "\(rule.severity.rawValue): \(rule.title)", texts: [rule.explanation])
    }
    let changes = ChangeRules.all.map { rule in
      section(
        rule.id, summary: "\(rule.severity.rawValue): \(rule.title)",
        texts: [rule.why, effects(rule)])
    }
    return ([heading] + diagnostics + [changesHeading] + changes).joined(separator: "\n\n") + "\n"
  }

  private static let heading = """
    # Diagnostics and changes

    Made from the files `…Rules.swift` in `Sources/Generator`. To record it after a change:
    `DOCS2SWIFT_RECORD=all swift test --filter RulesReference`.

    Every diagnostic ends with the id of its rule in brackets. `docs2swift explain ID` prints the same text as this page.

    ## Diagnostics
    """

  private static let changesHeading = """
    ## Changes

    The kinds of changes that `docs2swift diff` and `docs2swift changelog` report, and whom they break. If no operation
    uses a type, a change of it breaks nobody.
    """

  private static func section(_ id: String, summary: String, texts: [String]) -> String {
    let texts = ["### \(id)", "**\(escaped(summary))**"] + texts.map(escaped)
    return TextWrapping.wrap(texts.joined(separator: "\n\n"), width: 120)
  }

  private static func effects(_ rule: ChangeRule) -> String {
    Audience.allCases.map { "\($0.phrase): \(rule.effects[$0].explanation)" }
      .joined(separator: " · ")
  }

  /// Code, which is between backticks or indented, stays as it is.
  private static func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.map { $0.hasPrefix("    ") ? $0 : escapedLine($0) }.joined(separator: "\n")
  }

  private static func escapedLine(_ line: String) -> String {
    let parts = line.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    return parts.indices.map { index in
      index.isMultiple(of: 2)
        ? parts[index].replacing("*", with: "\\*").replacing("<", with: "&lt;") : parts[index]
    }.joined(separator: "`")
  }
}
