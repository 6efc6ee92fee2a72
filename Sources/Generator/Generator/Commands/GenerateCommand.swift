import Diagnostics
import SwiftEmitter
import ToolSupport

/// `docs2swift generate [SPECS]`
package struct GenerateCommand {
  let arguments: Invocation
  let context: CommandContext

  package init(arguments: Invocation, context: CommandContext) {
    self.arguments = arguments
    self.context = context
  }

  /// - Throws: `EncodingError`.
  package func run() throws -> ExitCode {
    let start = ContinuousClock.now
    let progress = arguments.has(.quiet) ? nil : ProgressBar.start(on: context.errorOutput)
    defer { progress?.finish() }
    var workspace = Workspace(arguments: arguments, context: context, progress: progress)
    if arguments.has(.printConfig) { return try printConfiguration(workspace) }

    guard let generation = try workspace.generate() else { return try fail(workspace) }
    let plan = write(generation.files, &workspace)
    if workspace.diagnostics.hasErrors { return try fail(workspace) }

    progress?.finish()
    try reporter.report(workspace)
    let summary = GenerationSummary(
      generation: generation, plan: plan, duration: .now - start,
      isDryRun: arguments.has(.dryRun))
    report(plan, summary, in: workspace)
    return .success
  }

  private var reporter: DiagnosticReporter {
    DiagnosticReporter(context: context, arguments: arguments)
  }

  private func write(_ files: [GeneratedFile], _ workspace: inout Workspace) -> OutputPlan {
    let folder = workspace.output
    workspace.progress?.begin("writing files", count: 0)
    if arguments.has(.dryRun) {
      return OutputPlanner(folder: folder, specs: workspace.specsFromOutput)
        .plan(for: files, diagnostics: &workspace.diagnostics)
    }
    let writer = OutputWriter(folder: folder, specs: workspace.specsFromOutput) {
      BusyNotice.show(folder, arguments: arguments, context: context)
    }
    return writer.write(files, diagnostics: &workspace.diagnostics)
  }

  private func fail(_ workspace: Workspace) throws -> ExitCode {
    workspace.progress?.finish()
    try reporter.report(workspace, consequence: "nothing was written")
    return .failed
  }

  private func printConfiguration(_ workspace: Workspace) throws -> ExitCode {
    try reporter.report(workspace)
    if workspace.diagnostics.hasErrors { return .failed }
    context.output.write(try MachineReport.text(of: workspace.configuration))
    return .success
  }

  private func report(
    _ plan: OutputPlan, _ summary: GenerationSummary, in workspace: Workspace
  ) {
    if arguments.has(.quiet) { return }
    var text = ""
    if arguments.has(.dryRun) {
      text += plan.written.map { "write   \(workspace.output.shownPath(of: $0.path))\n" }.joined()
      text += plan.removed.map { "remove  \(workspace.output.shownPath(of: $0))\n" }.joined()
    }
    text += summary.text
    context.output.write(text + "\n")
  }
}
