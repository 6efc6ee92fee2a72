import Diagnostics
import Generator
import ToolSupport

/// `docs2swift check [SPECS]`
struct CheckCommand: RunnableCommand {
  let arguments: Invocation
  let context: CommandContext

  func run() throws -> ExitCode {
    let start = ContinuousClock.now
    let progress = startProgress()
    defer { progress?.finish() }
    var workspace = Workspace(arguments: arguments, context: context, progress: progress)
    let generation = try workspace.generate()
    let comparison = generation.flatMap { compare($0, in: &workspace) }
    progress?.finish()
    reporter.report(workspace, findings: comparison?.differences.map(\.diagnostic) ?? [])
    guard let generation, let comparison else { return .failed }
    let report = CheckReport(
      comparison: comparison, input: generation.summary, duration: .now - start, repair: repair,
      usesColor: usesColor)
    context.output.write(text(of: report))
    return comparison.differences.isEmpty ? .success : .negative
  }

  private func compare(
    _ generation: Generation, in workspace: inout Workspace
  ) -> OutputComparison? {
    workspace.progress?.begin("comparing", count: 0)
    let folder = workspace.output
    let comparer = OutputComparer(folder: folder, specs: workspace.specsFromOutput) {
      sayBusy(folder)
    }
    return comparer.compare(generation.files, diagnostics: &workspace.diagnostics)
  }

  private func text(of report: CheckReport) -> String {
    if arguments.has(.json) { return report.json }
    return arguments.has(.quiet) ? report.names : report.text
  }

  /// The command line that generates the checked output.
  private var repair: String {
    if let command = arguments[.repair] { return command }
    var words = [ToolVersion.name, CommandTable.Command.generate.name] + arguments.operands
    for option in [CommandTable.Option.output, .templates] {
      if let value = arguments[option] { words += [option.name, value] }
    }
    return words.map(ShellWord.quoted).joined(separator: " ")
  }
}
