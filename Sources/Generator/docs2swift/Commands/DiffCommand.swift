import Diagnostics
import Generator
import ModelDiff
import ServiceModel
import ToolSupport

/// `docs2swift diff [OLD] [NEW]`
struct DiffCommand: RunnableCommand {
  let arguments: Invocation
  let context: CommandContext

  func run() throws -> ExitCode {
    let progress = startProgress()
    defer { progress?.finish() }
    guard var comparison = try Comparison.load(for: self, progress: progress)
    else { return .failed }
    if let failure = try accept(&comparison) { return failure }
    let text = try render(&comparison, progress: progress)
    progress?.finish()
    guard let text else { return .failed }
    PartlyReadPages(comparison).report(with: reporter)
    context.output.write(text)
    return fails(comparison.report) ? .negative : .success
  }

  /// - Returns: the exit code, if the run ends here.
  private func accept(_ comparison: inout Comparison) throws -> ExitCode? {
    if arguments.has(.reason), !arguments.has(.writeAccept) {
      throw UsageError("'--reason' is for '--write-accept'", hint: "add '--write-accept FILE'")
    }
    if let path = arguments[.writeAccept] {
      if arguments.has(.accept) {
        throw UsageError(
          "'--accept' and '--write-accept' cannot be used together",
          hint: "'--write-accept' keeps the reasons of an existing file")
      }
      return file(path).write(&comparison)
    }
    guard let path = arguments[.accept] else { return nil }
    return file(path).apply(to: &comparison)
  }

  private func file(_ path: String) -> AcceptFile {
    AcceptFile(path: path, arguments: arguments, context: context)
  }

  /// - Returns: nil if the code of a side cannot be generated. The diagnostics are printed.
  private func render(_ comparison: inout Comparison, progress: ProgressBar?) throws -> String? {
    let report = comparison.report
    switch ReportFormat(arguments) {
    case .text:
      return TerminalReport(
        report: report, usesColor: usesColor, isVerbose: arguments.has(.verbose)
      ).text
    case .markdown: return MarkdownReport(report: report).text
    case .json: return JSONDiffReport(comparison).text
    case .github: return GitHubDiffReport(comparison: comparison).text
    case .junit: return JUnitReport(comparison).text
    case .sarif: return SARIFDiffReport(comparison: comparison).text
    case .html:
      progress?.begin("writing Swift", count: 0)
      guard let details = try FindingDetails(&comparison) else {
        reporter.report(comparison.new.workspace)
        return nil
      }
      return HTMLReport(report: report, details: details).text
    }
  }

  private func fails(_ report: DiffReport) -> Bool {
    let threshold = arguments[.failOn] ?? ChangeSeverity.breaking.rawValue
    guard let threshold = ChangeSeverity(rawValue: threshold), let worst = report.worst else {
      return false
    }
    return worst >= threshold
  }
}
