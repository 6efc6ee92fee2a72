import Diagnostics
import Generator
import ModelDiff
import ServiceModel

/// `docs2swift diff [OLD] [NEW]`
struct DiffCommand {
  let arguments: ParsedArguments
  let context: CommandContext

  /// - Throws: `EncodingError`.
  func run() throws -> ExitCode {
    let progress = arguments.has(.quiet) ? nil : ProgressBar.start(on: context.errorOutput)
    defer { progress?.finish() }
    guard var comparison = try Comparison.load(arguments, context: context, progress: progress)
    else {
      return .badInput
    }
    if let failure = try accept(&comparison) { return failure }
    let text = try render(&comparison, progress: progress)
    progress?.finish()
    guard let text else { return .badInput }
    context.output.write(text)
    return fails(comparison.report) ? .findings : .success
  }

  /// - Returns: how the run ends, when it ends here.
  private func accept(_ comparison: inout Comparison) throws -> ExitCode? {
    if let path = arguments[.writeAccept] { return try writeAccepted(&comparison, to: path) }
    guard let path = arguments[.accept] else { return nil }
    let file = context.folder(path)
    do {
      let source = SourceFile(path: file.shown, bytes: try FileSystem.read(file.absolute))
      comparison.new.workspace.files.add(source)
      let accepted = AcceptedFindings(
        source, diagnostics: &comparison.new.workspace.diagnostics)
      comparison.report.accepted = accepted.apply(
        to: &comparison.report.findings, diagnostics: &comparison.new.workspace.diagnostics)
    } catch let error as FileError {
      return try fail(comparison.new, CommandRules.fileUnreadable, file, error)
    }
    guard comparison.new.workspace.diagnostics.hasErrors else { return nil }
    try DiagnosticReporter(context: context, arguments: arguments)
      .report(comparison.new.workspace)
    return .badInput
  }

  /// Writes the file of what is breaking; reasons that somebody has written stay.
  private func writeAccepted(
    _ comparison: inout Comparison, to path: String
  ) throws -> ExitCode? {
    if arguments.has(.accept) {
      throw UsageError(
        "'--accept' and '--write-accept' cannot be given together",
        hint: "'--write-accept' keeps the reasons of a file that is there", command: .diff)
    }
    let file = context.folder(path)
    let report = comparison.report
    let breaking = report.findings.filter { report.severity(of: $0) == .breaking }
    do {
      var reasons: [String: String] = [:]
      if try FileSystem.kind(of: file.absolute) != nil {
        let source = SourceFile(path: file.shown, bytes: try FileSystem.read(file.absolute))
        comparison.new.workspace.files.add(source)
        var found = DiagnosticBag()
        reasons = AcceptedFindings(source, diagnostics: &found).reasons
        // What is no such file is somebody's work; reasons that are missing are to be written.
        for diagnostic in found.diagnostics where diagnostic.rule.id == DiffInputRules.acceptFile.id
        {
          comparison.new.workspace.diagnostics.emit(diagnostic)
        }
        if comparison.new.workspace.diagnostics.hasErrors {
          try DiagnosticReporter(context: context, arguments: arguments)
            .report(comparison.new.workspace, consequence: "nothing was written")
          return .badInput
        }
      }
      try FileSystem.write(
        try AcceptedFindings.file(for: breaking, reasons: reasons), to: file.absolute)
      return nil
    } catch let error as FileError {
      return try fail(comparison.new, CommandRules.outputUnwritable, file, error)
    }
  }

  private func fail(
    _ side: DiffSide, _ rule: DiagnosticRule, _ file: FolderPath, _ error: FileError
  ) throws -> ExitCode {
    var workspace = side.workspace
    workspace.diagnostics.emit(rule, "'\(file.shown)': \(error.reason)", at: nil)
    try DiagnosticReporter(context: context, arguments: arguments).report(workspace)
    return .badInput
  }

  /// - Returns: nil when the Swift of a side cannot be written; the diagnostics are printed.
  private func render(_ comparison: inout Comparison, progress: ProgressBar?) throws -> String? {
    let report = comparison.report
    switch ReportFormat(arguments) {
    case .text:
      return TerminalReport(
        report: report, usesColor: context.usesColor(on: context.output),
        isVerbose: arguments.has(.verbose)
      ).text
    case .markdown: return MarkdownReport(report: report).text
    case .json: return try JSONDiffReport(report: report).render()
    case .sarif: return try SARIFDiffReport(comparison: comparison).render()
    case .html:
      progress?.begin("writing Swift", count: 0)
      guard let details = try FindingDetails(&comparison) else {
        try DiagnosticReporter(context: context, arguments: arguments)
          .report(comparison.new.workspace)
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
