import Diagnostics
import Generator
import ToolSupport

/// `docs2swift watch [SPECS]`
struct WatchCommand: RunnableCommand {
  let arguments: Invocation
  let context: CommandContext

  /// How often the files are checked.
  private static let interval = Duration.milliseconds(250)
  /// How long to wait after the last change before a run, because editors save in several steps,
  /// and several files.
  private static let rest = Duration.milliseconds(100)

  func run() throws -> ExitCode {
    var session = WatchSession(arguments: arguments, context: context)
    // Taken before the run, so that changes during the run are noticed after it.
    var seen = snapshot(of: Workspace(arguments: arguments, context: context))
    var workspace = try session.run()
    if !arguments.has(.quiet) {
      context.output.write(
        "watching \(TerminalText.sanitized(workspace.specs.shown)); Ctrl-C ends\n")
    }
    while context.pause(Self.interval) {
      var now = snapshot(of: workspace)
      guard now != seen else { continue }
      var last = seen
      while now != last, context.pause(Self.rest) {
        last = now
        now = snapshot(of: workspace)
      }
      // Ignores temporary files, which editors create to probe folders.
      if now == seen { continue }
      announce(now.changes(since: seen), in: workspace)
      seen = now
      workspace = try session.run()
    }
    return .success
  }

  private func snapshot(of workspace: Workspace) -> FolderSnapshot {
    let specs = workspace.specs
    let others = [workspace.configuration.templates, workspace.configuration.corrections]
    return FolderSnapshot(
      of: [specs.absolute] + others.compactMap { $0 }.map { specs.folder($0).absolute },
      skipping: workspace.output.absolute)
  }

  private func announce(_ paths: [String], in workspace: Workspace) {
    if arguments.has(.quiet) { return }
    let specs = workspace.specs
    let names = paths.map { specs.shownPath(of: Paths.relative(to: $0, from: specs.absolute)) }
    let shown = names.prefix(3).map { TerminalText.sanitized($0) }.joined(separator: ", ")
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    let text = "\(shown)\(more)"
    context.output.write("\n\(usesColor ? TerminalStyle.bold.applied(to: text) : text)\n")
  }
}
