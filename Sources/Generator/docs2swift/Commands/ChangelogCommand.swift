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
      let text = entry.inserted(into: String(decoding: bytes, as: UTF8.self))
      if Array(text.utf8) != bytes { try FileSystem.write(text, to: file.absolute) }
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
