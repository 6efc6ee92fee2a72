import Diagnostics

/// The difference of two files in the format of `diff -u`, for `patch` and `git apply`.
struct UnifiedDiff: Equatable, Sendable {
  enum Line: Equatable, Sendable {
    case kept(String)
    case removed(String)
    case added(String)
    /// The previous line has no line break at its end.
    case unterminated
  }

  struct Hunk: Equatable, Sendable {
    /// `@@ -1,3 +1,4 @@`
    var heading: String
    var lines: [Line]
  }

  /// The path in the headings; nil if the file is missing on that side.
  var oldPath: String?
  var newPath: String?
  var hunks: [Hunk]
  /// The first line of the old file that is different, counted from one; nil for equal files.
  var firstChangedLine: Int?

  /// The number of equal lines around different ones.
  private static let context = 3

  /// - Parameters:
  ///   - old: the bytes of a file, or nil when there is none.
  ///   - new: the new bytes, or nil if the file is removed.
  ///   - path: the path in the headings.
  init(from old: [UInt8]?, to new: [UInt8]?, path: String) {
    oldPath = old == nil ? nil : path
    newPath = new == nil ? nil : path
    let oldText = TextLines(old ?? [])
    let newText = TextLines(new ?? [])
    let steps = LineDifference(from: oldText.lines, to: newText.lines).steps
    hunks = Self.ranges(of: steps).map { Self.hunk(steps[$0], old: oldText, new: newText) }
    firstChangedLine = Self.firstChange(in: steps)
  }

  /// The steps of each hunk: changes with their context, joined if contexts touch.
  private static func ranges(of steps: [LineDifference.Step]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for index in steps.indices where steps[index].isChange {
      let range = max(0, index - context)..<min(steps.count, index + context + 1)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }

  private static func hunk(
    _ steps: ArraySlice<LineDifference.Step>, old: TextLines, new: TextLines
  ) -> Hunk {
    var lines: [Line] = []
    var oldRange = HunkRange()
    var newRange = HunkRange()
    for step in steps {
      switch step {
      case .kept(let oldIndex, let newIndex):
        lines.append(.kept(old.text(at: oldIndex)))
        if old.isUnterminated(at: oldIndex) { lines.append(.unterminated) }
        oldRange.add(oldIndex)
        newRange.add(newIndex)
      case .removed(let index):
        lines.append(.removed(old.text(at: index)))
        if old.isUnterminated(at: index) { lines.append(.unterminated) }
        oldRange.add(index)
      case .added(let index):
        lines.append(.added(new.text(at: index)))
        if new.isUnterminated(at: index) { lines.append(.unterminated) }
        newRange.add(index)
      }
    }
    return Hunk(heading: "@@ -\(oldRange.text) +\(newRange.text) @@", lines: lines)
  }

  private static func firstChange(in steps: [LineDifference.Step]) -> Int? {
    var line = 1
    for step in steps {
      guard case .kept(let index, _) = step else { return line }
      line = index + 2
    }
    return nil
  }
}
