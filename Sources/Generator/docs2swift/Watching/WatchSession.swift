import Diagnostics
import Generator
import ModelDiff
import ServiceModel
import SwiftEmitter
import ToolSupport

/// The runs of `watch`. Each generates everything, and compares with the model of the last
/// successful run.
struct WatchSession: ToolCommand, Painting {
  let arguments: Invocation
  let context: CommandContext
  private var last: (model: ServiceModel, settings: EmitterOptions)?

  init(arguments: Invocation, context: CommandContext) {
    self.arguments = arguments
    self.context = context
  }

  /// Generates once, and reports the changes of the API since the last successful run.
  ///
  /// - Returns: what to watch next.
  /// - Throws: only errors that no input should cause.
  mutating func run() throws -> Workspace {
    let start = ContinuousClock.now
    var workspace = Workspace(arguments: arguments, context: context)
    let generation = try workspace.generate()
    var plan = OutputPlan()
    if let generation { plan = write(generation.files, &workspace) }
    reporter.report(workspace, consequence: "the output is unchanged")
    guard let generation, !workspace.diagnostics.hasErrors else { return workspace }
    let summary = generation.summary(plan, since: start, isDryRun: false)
    if !arguments.has(.quiet) {
      context.output.write(
        changes(to: generation.model, workspace.emitterOptions, plan) + summary + "\n")
    }
    last = (generation.model, workspace.emitterOptions)
    return workspace
  }

  /// One line for each change.
  private func changes(
    to new: ServiceModel, _ settings: EmitterOptions, _ plan: OutputPlan
  ) -> String {
    guard let last else { return "" }
    let findings = ModelDiff(
      old: last.model, new: new, settings: ComparedSettings(old: last.settings, new: settings)
    ).findings
    if findings.isEmpty {
      // Some settings, such as the one for mocks, change no declaration of the API.
      return last.model == new && !plan.changesNothing
        ? "  the API is unchanged; the output has changed with the settings or templates\n"
        : "  no API change\n"
    }
    return findings.map { "  \(mark($0.severity)) \(TerminalText.sanitized($0.line))\n" }.joined()
  }
}
