import Diagnostics
import Generator
import ModelDiff
import ToolSupport

/// `docs2swift explain [ID]`
struct ExplainCommand: RunnableCommand, Painting {
  let arguments: Invocation
  let context: CommandContext

  /// - Throws: `UsageError` for a rule that does not exist.
  func run() throws -> ExitCode {
    guard let id = arguments.operands.first else {
      context.output.write(list())
      return .success
    }
    // Ids are often copied together with their brackets.
    let name = id.hasPrefix("[") && id.hasSuffix("]") ? String(id.dropFirst().dropLast()) : id
    if let rule = AllRules.rule(name) {
      context.output.write(explanation(of: rule))
    } else if let rule = ChangeRules.rule(name) {
      context.output.write(explanation(of: rule))
    } else {
      let known = AllRules.all.map(\.id) + ChangeRules.all.map(\.id)
      throw UsageError("there is no rule '\(name)'", hint: Suggestion.text(for: name, among: known))
    }
    return .success
  }

  /// The rules of `diff` also name whom a change breaks.
  private func explanation(of rule: ChangeRule) -> String {
    let effects = Audience.allCases.map { audience in
      "- \(audience.phrase): \(rule.effects[audience].explanation)\n"
    }
    return """
      \(paint(rule.id, .bold)) · \(paint(rule.severity)) · \(rule.title)

      \(TextWrapping.wrap(rule.why, width: TextWrapping.terminalWidth))

      \(effects.joined())
      """
  }

  private func paint(_ severity: ChangeSeverity) -> String {
    paint(severity.rawValue, .severity(Severity(severity)))
  }

  private func explanation(of rule: DiagnosticRule) -> String {
    let severity = paint(rule.severity.rawValue, .severity(rule.severity))
    return """
      \(paint(rule.id, .bold)) · \(severity) · \(rule.title)

      \(TextWrapping.wrap(rule.explanation, width: TextWrapping.terminalWidth))

      """
  }

  private func list() -> String {
    let rules = AllRules.all
    let diagnostics = rules.map {
      (id: $0.id, severity: $0.severity.rawValue, style: $0.severity, title: $0.title)
    }
    let changes = ChangeRules.all.map {
      (id: $0.id, severity: $0.severity.rawValue, style: Severity($0.severity), title: $0.title)
    }
    return table(diagnostics) + "\n" + table(changes)
  }

  private func table(
    _ rows: [(id: String, severity: String, style: Severity, title: String)]
  ) -> String {
    let idWidth = rows.map(\.id.count).max() ?? 0
    let severityWidth = rows.map(\.severity.count).max() ?? 0
    return rows.map { row in
      let id = paint(row.id.padded(to: idWidth), .bold)
      let severity = paint(row.severity.padded(to: severityWidth), .severity(row.style))
      return "\(id)  \(severity)  \(row.title)\n"
    }.joined()
  }
}

extension Effect {
  var explanation: String {
    switch self {
    case .none: "not concerned"
    case .additive: "not broken"
    case .breaking: "broken"
    }
  }
}
