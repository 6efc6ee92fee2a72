/// Two lists of lines side by side. Only equal lines near changes are kept.
struct SideBySide: Equatable {
  enum Line: Equatable {
    case same(String)
    case changed(String)
    /// Equal lines that were left out.
    case gap
  }

  private static let context = 2

  private(set) var before: [Line]
  private(set) var after: [Line]

  init(_ old: [String], _ new: [String]) {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    // Equal lines have the same neighbours on both sides, so a line is near a change of either
    // side.
    let kept = zip(
      old.indices.filter { !removed.contains($0) }, new.indices.filter { !inserted.contains($0) })
    var nearOld: Set<Int> = []
    var nearNew: Set<Int> = []
    for (from, to) in kept {
      let isNear =
        Self.isNear(from, removed) || Self.isNear(to, inserted) || from == 0
      if isNear {
        nearOld.insert(from)
        nearNew.insert(to)
      }
    }
    before = Self.lines(old, changed: removed, near: nearOld)
    after = Self.lines(new, changed: inserted, near: nearNew)
  }

  private static func isNear(_ index: Int, _ changes: Set<Int>) -> Bool {
    (index - context...index + context).contains { changes.contains($0) }
  }

  private static func lines(_ all: [String], changed: Set<Int>, near: Set<Int>) -> [Line] {
    var lines: [Line] = []
    for (index, text) in all.enumerated() {
      if changed.contains(index) {
        lines.append(.changed(text))
      } else if near.contains(index) {
        lines.append(.same(text))
      } else if lines.last != .gap {
        lines.append(.gap)
      }
    }
    return lines
  }
}
