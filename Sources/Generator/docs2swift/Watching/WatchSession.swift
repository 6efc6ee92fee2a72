import Diagnostics
import Generator
import ModelDiff
import ServiceModel
import SwiftEmitter
import ToolSupport

/// The runs of `watch`. Each generates everything, and compares with the model of the last
/// successful run.
struct WatchSession: Painting {
  let arguments: Invocation
  let context: CommandContext
  private var model: ServiceModel?

  init(arguments: Invocation, context: CommandContext) {
    self.arguments = arguments
    self.context = context
  }

  var usesColor: Bool { context.usesColor(on: context.output) }

  /// Generates once, and reports the changes of the API since the last successful run.
  ///
  /// - Returns: what to watch next.
  /// - Throws: `EncodingError`.
  mutating func run() throws -> Workspace {
    let start = ContinuousClock.now
    var workspace = Workspace(arguments: arguments, context: context)
    let generation = try workspace.generate()
    var plan = OutputPlan()
    if let generation {
      let folder = workspace.output
      let writer = OutputWriter(folder: folder, specs: workspace.specsFromOutput) {
        [arguments, context] in BusyNotice.show(folder, arguments: arguments, context: context)
      }
      plan = writer.write(generation.files, diagnostics: &workspace.diagnostics)
    }
    try DiagnosticReporter(context: context, arguments: arguments)
      .report(workspace, consequence: "the output is unchanged")
    guard let generation, !workspace.diagnostics.hasErrors else { return workspace }
    let summary = GenerationSummary(generation: generation, plan: plan, duration: .now - start)
    if !arguments.has(.quiet) {
      context.output.write(changes(to: generation.model, plan) + summary.text + "\n")
    }
    model = generation.model
    return workspace
  }

  /// One line for each change.
  private func changes(to new: ServiceModel, _ plan: OutputPlan) -> String {
    guard let model else { return "" }
    let findings = ModelDiff(old: model, new: new).findings
    if findings.isEmpty {
      // Names of the user are not part of the model.
      return model == new && !plan.changesNothing
        ? "  the API is unchanged; the output has changed with the settings or templates\n"
        : "  no API change\n"
    }
    return findings.map { "  \(mark($0.severity)) \(TerminalText.sanitized($0.line))\n" }.joined()
  }
}
