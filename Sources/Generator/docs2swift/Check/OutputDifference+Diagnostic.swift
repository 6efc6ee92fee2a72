import Diagnostics
import Generator

extension OutputDifference {
  static let lineEndsHint =
    "'* text eol=lf' in a .gitattributes next to the files keeps Git from changing them"

  /// The difference as a diagnostic, for programs.
  var diagnostic: Diagnostic {
    let location = SourceLocation(path: path, line: firstChangedLine ?? 0)
    return switch state {
    case .missing:
      Diagnostic(
        CommandRules.outputMissing, "this generated file is missing", at: location)
    case .stale where isOfLineEnds:
      Diagnostic(
        CommandRules.outputStale, "this file has different line endings", at: location,
        hint: Self.lineEndsHint)
    case .stale:
      Diagnostic(CommandRules.outputStale, "this file differs from the generated one", at: location)
    case .extra:
      Diagnostic(CommandRules.outputExtra, "this file is no longer generated", at: location)
    }
  }
}
