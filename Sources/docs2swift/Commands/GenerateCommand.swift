import Diagnostics
import ServiceModel
import SwiftEmitter

/// `docs2swift generate [SPECS]`
struct GenerateCommand {
  let arguments: ParsedArguments
  let context: CommandContext

  /// - Throws: `EncodingError`.
  func run() throws -> ExitCode {
    let start = ContinuousClock.now
    let progress = arguments.has(.quiet) ? nil : ProgressBar.start(on: context.errorOutput)
    defer { progress?.finish() }
    var workspace = Workspace(
      specs: context.folder(arguments.operands.first ?? "specs"), context: context,
      progress: progress)
    workspace.open()
    workspace.override(with: arguments, in: context.currentFolder)
    if arguments.has(.printConfig) { return try printConfiguration(workspace) }

    guard let model = try readModel(&workspace) else { return try fail(workspace) }
    let files = try workspace.emit(model)
    if workspace.diagnostics.hasErrors { return try fail(workspace) }
    let plan = write(files, &workspace)
    if workspace.diagnostics.hasErrors { return try fail(workspace) }

    progress?.finish()
    try DiagnosticReporter(context: context, arguments: arguments).report(workspace)
    let summary = GenerationSummary(
      pageCount: workspace.pageCount, model: model, plan: plan, duration: .now - start,
      isDryRun: arguments.has(.dryRun))
    report(plan, summary, in: workspace)
    return .success
  }

  private func readModel(_ workspace: inout Workspace) throws -> ServiceModel? {
    if workspace.diagnostics.hasErrors { return nil }
    let model = try workspace.readModel()
    return workspace.diagnostics.hasErrors ? nil : model
  }

  private func write(_ files: [GeneratedFile], _ workspace: inout Workspace) -> OutputPlan {
    let folder = workspace.output
    workspace.progress?.begin("writing files", count: 0)
    if arguments.has(.dryRun) {
      return OutputPlanner(folder: folder).plan(for: files, diagnostics: &workspace.diagnostics)
    }
    let writer = OutputWriter(folder: folder) {
      if !arguments.has(.quiet), arguments.diagnosticFormat == .text {
        context.errorOutput.write(
          "another docs2swift is writing into '\(folder.shown)'; waiting for it\n")
      }
    }
    return writer.write(files, diagnostics: &workspace.diagnostics)
  }

  private func fail(_ workspace: Workspace) throws -> ExitCode {
    workspace.progress?.finish()
    try DiagnosticReporter(context: context, arguments: arguments)
      .report(workspace, consequence: "nothing was written")
    return .badInput
  }

  private func printConfiguration(_ workspace: Workspace) throws -> ExitCode {
    try DiagnosticReporter(context: context, arguments: arguments).report(workspace)
    if workspace.diagnostics.hasErrors { return .badInput }
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
