/// The difference of two texts in the form of `diff -u`.
enum UnifiedDiff {
  private enum Line {
    case same(Substring)
    case removed(Substring)
    case added(Substring)

    var text: String {
      switch self {
      case .same(let text): " \(text)"
      case .removed(let text): "-\(text)"
      case .added(let text): "+\(text)"
      }
    }

    var isSame: Bool { if case .same = self { true } else { false } }
  }

  private static let context = 3

  /// - Returns: nil when the texts are equal.
  static func between(_ old: String, _ new: String, name: String) -> String? {
    if old == new { return nil }
    let lines = merge(
      old.split(separator: "\n", omittingEmptySubsequences: false),
      new.split(separator: "\n", omittingEmptySubsequences: false))
    var shown: [String] = ["--- expected/\(name)", "+++ actual/\(name)"]
    let changes = lines.indices.filter { !lines[$0].isSame }
    var previous: Int?
    for index in lines.indices {
      guard changes.contains(where: { abs($0 - index) <= context }) else { continue }
      if previous != index - 1 { shown.append("@@") }
      previous = index
      shown.append(lines[index].text)
    }
    return shown.joined(separator: "\n")
  }

  private static func merge(_ old: [Substring], _ new: [Substring]) -> [Line] {
    let difference = new.difference(from: old)
    var removals: Set<Int> = []
    var insertions: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removals.insert(offset)
      case .insert(let offset, _, _): insertions.insert(offset)
      }
    }
    var lines: [Line] = []
    var oldIndex = 0
    var newIndex = 0
    while oldIndex < old.count || newIndex < new.count {
      if removals.contains(oldIndex) {
        lines.append(.removed(old[oldIndex]))
        oldIndex += 1
      } else if insertions.contains(newIndex) {
        lines.append(.added(new[newIndex]))
        newIndex += 1
      } else {
        lines.append(.same(old[oldIndex]))
        oldIndex += 1
        newIndex += 1
      }
    }
    return lines
  }
}
