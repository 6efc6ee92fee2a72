import Diagnostics

/// `docs2swift inspect [SPECS]`
struct InspectCommand {
  let arguments: ParsedArguments
  let context: CommandContext

  /// - Throws: `EncodingError`.
  func run() throws -> ExitCode {
    let progress = ProgressBar.start(on: context.errorOutput)
    defer { progress?.finish() }
    var workspace = Workspace(arguments: arguments, context: context, progress: progress)
    let reporter = DiagnosticReporter(context: context, arguments: arguments)
    guard !workspace.diagnostics.hasErrors else {
      progress?.finish()
      try reporter.report(workspace)
      return .badInput
    }
    let model = try workspace.readModel()
    progress?.finish()
    if arguments.has(.json) {
      context.output.write(try MachineReport.text(of: model))
    } else {
      let usesColor = context.usesColor(on: context.output)
      context.output.write(ModelReport(model: model, usesColor: usesColor).text)
    }
    try reporter.report(workspace)
    return workspace.diagnostics.hasErrors ? .badInput : .success
  }
}
