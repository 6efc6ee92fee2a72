import Diagnostics
import Generator
import ModelDiff
import ToolSupport

/// The accept file on the command line.
struct AcceptFile: ToolCommand {
  let path: String
  let arguments: Invocation
  let context: CommandContext

  /// Removes the accepted findings.
  ///
  /// - Returns: the exit code, if the run ends here.
  func apply(to comparison: inout Comparison) -> ExitCode? {
    var found = DiagnosticBag()
    do {
      let accepted = AcceptedFindings(try read(&comparison), diagnostics: &found)
      comparison.report.settled = accepted.apply(
        to: &comparison.report.open, elsewhere: comparison.report.elsewhere, diagnostics: &found)
    } catch {
      return fail(comparison.new, rule: CommandRules.fileUnreadable, error: error)
    }
    return found.hasErrors ? fail(comparison.new, found) : nil
  }

  /// Writes the file for breaking findings. Existing patterns and reasons are kept.
  func write(_ comparison: inout Comparison) -> ExitCode? {
    do {
      guard let known = try known(&comparison) else { return .failed }
      let (report, reasons) = (comparison.report, known.reasons)
      let chosen = report.findings(of: .breaking).map(\.fingerprint)
      // Entries stay if they are for services or audiences that are not selected.
      let kept = Set(chosen).union(reasons.keys)
      let breaking = (report.open + report.elsewhere).filter {
        $0.severity == .breaking && kept.contains($0.fingerprint)
      }
      try FileSystem.write(
        known.file(for: breaking, reason: arguments[.reason]),
        to: context.folder(path).absolute)
      return nil
    } catch {
      return fail(comparison.new, rule: CommandRules.outputUnwritable, error: error)
    }
  }

  /// The current content of the file; nil if it is another kind of file, which must not be
  /// replaced.
  private func known(_ comparison: inout Comparison) throws(FileError) -> AcceptedFindings? {
    let file = context.folder(path)
    var found = DiagnosticBag()
    guard try FileSystem.kind(of: file.absolute) != nil else {
      return AcceptedFindings()
    }
    let known = AcceptedFindings(try read(&comparison), diagnostics: &found)
    // Missing reasons are not errors here, because they will be written.
    var errors = DiagnosticBag()
    for diagnostic in found.diagnostics where diagnostic.rule.id == DiffInputRules.acceptFile.id {
      errors.emit(diagnostic)
    }
    if !errors.hasErrors { return known }
    _ = fail(comparison.new, errors, consequence: "nothing was written")
    return nil
  }

  private func read(_ comparison: inout Comparison) throws(FileError) -> SourceFile {
    let file = context.folder(path)
    let source = SourceFile(path: file.shown, bytes: try FileSystem.read(file.absolute))
    comparison.new.workspace.files.add(source)
    return source
  }

  private func fail(
    _ side: DiffSide, rule: DiagnosticRule, error: FileError
  ) -> ExitCode {
    var found = DiagnosticBag()
    found.emit(rule, "'\(context.folder(path).shown)': \(error.reason)", at: nil)
    return fail(side, found)
  }

  /// Reports mistakes in the file, without the unrelated notes about pages.
  private func fail(
    _ side: DiffSide, _ found: DiagnosticBag, consequence: String? = nil
  ) -> ExitCode {
    reporter.report(found, side.workspace.files, consequence: consequence)
    return .failed
  }
}
