/// A file of the output folder that differs from the generated one.
struct OutputDifference: Equatable, Sendable {
  enum State: String, Encodable, Sendable, CaseIterable {
    /// The folder does not have it.
    case missing
    /// The folder has another version of it.
    case stale
    /// An earlier run wrote it, and it is no longer generated.
    case extra
  }

  var state: State
  /// The path for users.
  var path: String
  /// The change that brings the folder up to date.
  var diff: UnifiedDiff
  /// The first different line, if the lines differ only in their line endings. Then there is no
  /// diff, because it would show every line twice.
  var firstLineEnd: Int?

  var isOfLineEnds: Bool { firstLineEnd != nil }

  /// Nil for a missing file.
  var firstChangedLine: Int? {
    state == .missing ? nil : firstLineEnd ?? diff.firstChangedLine
  }
}
