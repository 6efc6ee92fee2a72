import Diagnostics

/// `docs2swift explain [ID]`
struct ExplainCommand {
  let arguments: ParsedArguments
  let context: CommandContext

  /// - Throws: `UsageError` for a rule that does not exist.
  func run() throws -> ExitCode {
    guard let id = arguments.operands.first else {
      context.output.write(list())
      return .success
    }
    // Ids are often copied together with their brackets.
    let name = id.hasPrefix("[") && id.hasSuffix("]") ? String(id.dropFirst().dropLast()) : id
    guard let rule = AllRules.rule(name) else {
      throw UsageError(
        "there is no rule '\(name)'",
        hint: Suggestion.text(for: name, among: AllRules.all.map(\.id)), command: .explain)
    }
    context.output.write(explanation(of: rule))
    return .success
  }

  private func explanation(of rule: DiagnosticRule) -> String {
    let severity = paint(rule.severity.rawValue, .severity(rule.severity))
    return """
      \(paint(rule.id, .bold)) · \(severity) · \(rule.title)

      \(TextWrapping.wrap(rule.explanation, width: HelpText.width))

      """
  }

  private func list() -> String {
    let rules = AllRules.all
    let idWidth = rules.map(\.id.count).max() ?? 0
    let severityWidth = rules.map(\.severity.rawValue.count).max() ?? 0
    let lines = rules.map { rule in
      let id = rule.id.padded(to: idWidth)
      let severity = rule.severity.rawValue.padded(to: severityWidth)
      return
        "\(paint(id, .bold))  \(paint(severity, .severity(rule.severity)))  \(rule.title)\n"
    }
    return lines.joined()
  }

  private func paint(_ text: String, _ style: TerminalStyle) -> String {
    context.usesColor(on: context.output) ? style.applied(to: text) : text
  }
}
