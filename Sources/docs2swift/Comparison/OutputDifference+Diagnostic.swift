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
        CommandRules.outputMissing, "the pages give this file, and it is not there", at: location)
    case .stale where isOfLineEnds:
      Diagnostic(
        CommandRules.outputStale, "this is what the pages give, with other line ends", at: location,
        hint: Self.lineEndsHint)
    case .stale:
      Diagnostic(CommandRules.outputStale, "this is not what the pages give", at: location)
    case .extra:
      Diagnostic(CommandRules.outputExtra, "the pages give this file no more", at: location)
    }
  }
}
