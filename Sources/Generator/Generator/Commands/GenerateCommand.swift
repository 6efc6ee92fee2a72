import Diagnostics
import SwiftEmitter
import ToolSupport

/// `docs2swift generate [SPECS]`
package struct GenerateCommand: RunnableCommand {
  package let arguments: Invocation
  package let context: CommandContext

  package init(arguments: Invocation, context: CommandContext) {
    self.arguments = arguments
    self.context = context
  }

  package func run() throws -> ExitCode {
    let start = ContinuousClock.now
    let progress = startProgress()
    defer { progress?.finish() }
    var workspace = Workspace(arguments: arguments, context: context, progress: progress)
    if arguments.has(.printConfig) { return try printConfiguration(workspace) }

    guard let generation = try workspace.generate() else { return fail(workspace) }
    let plan = plan(generation.files, &workspace)
    if workspace.diagnostics.hasErrors { return fail(workspace) }

    progress?.finish()
    reporter.report(workspace)
    let summary = generation.summary(plan, since: start, isDryRun: arguments.has(.dryRun))
    report(plan, summary, in: workspace)
    return .success
  }

  /// Carries the plan out, unless it is a dry run.
  private func plan(_ files: [GeneratedFile], _ workspace: inout Workspace) -> OutputPlan {
    workspace.progress?.begin("writing files", count: 0)
    guard arguments.has(.dryRun) else { return write(files, &workspace) }
    return OutputPlanner(folder: workspace.output, specs: workspace.specsFromOutput)
      .plan(for: files, diagnostics: &workspace.diagnostics)
  }

  private func fail(_ workspace: Workspace) -> ExitCode {
    workspace.progress?.finish()
    reporter.report(workspace, consequence: "nothing was written")
    return .failed
  }

  private func printConfiguration(_ workspace: Workspace) throws -> ExitCode {
    reporter.report(workspace)
    if workspace.diagnostics.hasErrors { return .failed }
    context.output.write(try MachineReport.text(of: workspace.configuration.tree()))
    return .success
  }

  private func report(
    _ plan: OutputPlan, _ summary: String, in workspace: Workspace
  ) {
    if arguments.has(.quiet) { return }
    var text = ""
    if arguments.has(.dryRun) {
      text += plan.written.map { "write   \(workspace.output.shownPath(of: $0.path))\n" }.joined()
      text += plan.removed.map { "remove  \(workspace.output.shownPath(of: $0))\n" }.joined()
    }
    context.output.write(text + summary + "\n")
  }
}
