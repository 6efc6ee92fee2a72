import SwiftEmitter
import ToolSupport

/// A part of the program that has a command line.
package protocol ToolCommand {
  var arguments: Invocation { get }
  var context: CommandContext { get }
}

/// A command of the program.
package protocol RunnableCommand: ToolCommand, Sendable {
  init(arguments: Invocation, context: CommandContext)

  /// - Throws: `UsageError` for mistakes that only the command itself can detect. Anything else is
  ///   a defect.
  func run() throws -> ExitCode
}

extension ToolCommand {
  package var reporter: DiagnosticReporter {
    DiagnosticReporter(context: context, arguments: arguments)
  }

  /// Whether standard output is in colour.
  package var usesColor: Bool { context.usesColor(on: context.output) }

  /// - Returns: nil if it would not be visible.
  package func startProgress() -> ProgressBar? {
    arguments.has(.quiet) ? nil : ProgressBar.start(on: context.errorOutput)
  }

  /// Brings the output folder up to date with generated files.
  package func write(_ files: [GeneratedFile], _ workspace: inout Workspace) -> OutputPlan {
    let folder = workspace.output
    return OutputWriter(folder: folder, specs: workspace.specsFromOutput) { sayBusy(folder) }
      .write(files, diagnostics: &workspace.diagnostics)
  }

  /// Says that another process uses the output folder.
  package func sayBusy(_ folder: FolderPath) {
    guard !arguments.has(.quiet), arguments.diagnosticFormat == .text else { return }
    context.errorOutput.write("another docs2swift is using '\(folder.shown)'; waiting for it\n")
  }
}
