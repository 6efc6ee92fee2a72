import Diagnostics
import Generator
import ModelDiff
import ToolSupport

/// `docs2swift changelog [OLD] [NEW]`
struct ChangelogCommand: RunnableCommand {
  let arguments: Invocation
  let context: CommandContext

  func run() throws -> ExitCode {
    let progress = startProgress()
    defer { progress?.finish() }
    guard var comparison = try Comparison.load(for: self, progress: progress)
    else { return .failed }
    progress?.finish()
    PartlyReadPages(comparison).report(with: reporter)
    if let path = arguments[.accept],
      let failure = AcceptFile(path: path, arguments: arguments, context: context)
        .apply(to: &comparison)
    {
      return failure
    }
    let title = arguments[.title] ?? "Unreleased"
    let entry = ChangelogEntry(report: comparison.report, title: title)
    guard let path = arguments[.into] else {
      context.output.write(entry.text)
      return .success
    }
    return insert(entry, into: context.folder(path), comparison.new.workspace)
  }

  private func insert(
    _ entry: ChangelogEntry, into file: FolderPath, _ workspace: Workspace
  ) -> ExitCode {
    do {
      let isThere = try FileSystem.kind(of: file.absolute) != nil
      let bytes = isThere ? try FileSystem.read(file.absolute) : []
      let changed = ChangelogFile(bytes).adding(entry)
      if changed != bytes { try FileSystem.write(changed, to: file.absolute) }
      return .success
    } catch {
      var workspace = workspace
      workspace.diagnostics.emit(
        CommandRules.outputUnwritable, "'\(file.shown)': \(error.reason)", at: nil)
      reporter.report(workspace)
      return .failed
    }
  }
}
