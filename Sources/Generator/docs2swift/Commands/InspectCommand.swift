import Diagnostics
import Generator
import ServiceModel
import ToolSupport

/// `docs2swift inspect [SPECS]`
struct InspectCommand: RunnableCommand {
  let arguments: Invocation
  let context: CommandContext

  func run() throws -> ExitCode {
    if let model = context.modelFile(arguments.operands.first) { return try inspect(model) }
    let progress = startProgress()
    defer { progress?.finish() }
    var workspace = Workspace(arguments: arguments, context: context, progress: progress)
    guard !workspace.diagnostics.hasErrors else {
      progress?.finish()
      reporter.report(workspace)
      return .failed
    }
    let model = try workspace.readModel()
    progress?.finish()
    show(model)
    reporter.report(workspace)
    return workspace.diagnostics.hasErrors ? .failed : .success
  }

  /// A model file instead of pages, for a git diff driver.
  private func inspect(_ file: String) throws -> ExitCode {
    let side = try DiffSideLoader(context: context, progress: nil).load(file)
    if side.workspace.diagnostics.hasErrors {
      reporter.report(side.workspace)
      return .failed
    }
    show(side.model)
    return .success
  }

  private func show(_ model: ServiceModel) {
    if arguments.has(.json) {
      context.output.write(model.json)
    } else {
      context.output.write(ModelReport(model: model, usesColor: usesColor).text)
    }
  }
}

extension CommandContext {
  /// The argument, if it is a file.
  fileprivate func modelFile(_ argument: String?) -> String? {
    guard let argument, (try? FileSystem.kind(of: folder(argument).absolute)) == .file else {
      return nil
    }
    return argument
  }
}
