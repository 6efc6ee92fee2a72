import Diagnostics
import ToolSupport

/// Prints the diagnostics of a run to standard error in every format, so that standard output only
/// has the result of the command.
package struct DiagnosticReporter {
  let context: CommandContext
  let format: DiagnosticFormat
  let isQuiet: Bool

  package init(context: CommandContext, arguments: Invocation) {
    self.context = context
    format = arguments.diagnosticFormat
    isQuiet = arguments.has(.quiet)
  }

  /// - Parameters:
  ///   - consequence: the consequence of errors, for the summary at the end (`nothing was
  ///     written`).
  ///   - findings: additional results for programs. People see them on standard output.
  package func report(
    _ workspace: Workspace, consequence: String? = nil, findings: [Diagnostic] = []
  ) {
    report(workspace.diagnostics, workspace.files, consequence: consequence, findings: findings)
  }

  package func report(
    _ bag: DiagnosticBag, _ files: SourceFileTable, consequence: String? = nil,
    findings: [Diagnostic] = []
  ) {
    let all = bag.canonical
    var diagnostics = isQuiet ? all.filter { $0.severity > .note } : all
    if format != .text { diagnostics += findings }
    context.errorOutput.write(text(for: diagnostics, files, consequence))
  }

  private func text(
    for diagnostics: [Diagnostic], _ files: SourceFileTable, _ consequence: String?
  ) -> String {
    let tool = ToolVersion.reportingTool
    switch format {
    case .json: return JSONDiagnosticPrinter(files: files, tool: tool).render(diagnostics)
    case .sarif:
      return SARIFDiagnosticPrinter(files: files, tool: tool, rules: AllRules.all)
        .render(diagnostics)
    case .github: return GitHubDiagnosticPrinter(files: files).render(diagnostics)
    case .text:
      let usesColor = context.usesColor(on: context.errorOutput)
      let printer = TextDiagnosticPrinter(files: files, usesColor: usesColor)
      return printer.render(diagnostics) + sum(of: diagnostics, consequence)
    }
  }

  private func sum(of diagnostics: [Diagnostic], _ consequence: String?) -> String {
    let counts = DiagnosticCounts(diagnostics)
    guard let summary = counts.summary else { return "" }
    let tail = counts.errors > 0 ? consequence.map { "; \($0)" } ?? "" : ""
    return "\n\(summary)\(tail)\n"
  }
}
