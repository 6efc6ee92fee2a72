/// A file of the output folder that is not what the pages give.
struct OutputDifference: Equatable, Sendable {
  enum State: String, Encodable, Sendable, CaseIterable {
    /// The folder does not have it.
    case missing
    /// The folder has another version of it.
    case stale
    /// An earlier run wrote it, and it is generated no more.
    case extra
  }

  var state: State
  /// As users see it.
  var path: String
  /// What makes the folder right.
  var diff: UnifiedDiff
  /// The first line that differs, where lines differ in nothing but how they end; then there is no
  /// diff, which would show every line twice.
  var firstLineEnd: Int?

  var isOfLineEnds: Bool { firstLineEnd != nil }

  /// Nil for a file that is not there.
  var firstChangedLine: Int? {
    state == .missing ? nil : firstLineEnd ?? diff.firstChangedLine
  }
}
