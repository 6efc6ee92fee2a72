/// The lines that change one text into another.
struct LineDifference {
  enum Step: Equatable {
    /// A line in both texts.
    case kept(old: Int, new: Int)
    /// A line only in the old text.
    case removed(Int)
    /// A line only in the new text.
    case added(Int)

    var isChange: Bool { if case .kept = self { false } else { true } }
  }

  /// In the order of the texts. Removed lines come before the lines that replace them.
  private(set) var steps: [Step] = []

  init<Line: Hashable>(from old: [Line], to new: [Line]) {
    var numbers: [Line: Int] = [:]
    func number(_ line: Line) -> Int {
      if let number = numbers[line] { return number }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    self.init(old.map(number), new.map(number))
  }

  private init(_ old: [Int], _ new: [Int]) {
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    let room = min(old.count, new.count) - prefix
    let suffix = zip(old.reversed(), new.reversed()).prefix(room).prefix { $0 == $1 }.count
    let oldMiddle = Array(old.dropFirst(prefix).dropLast(suffix))
    let newMiddle = Array(new.dropFirst(prefix).dropLast(suffix))

    for index in 0..<prefix { steps.append(.kept(old: index, new: index)) }
    appendMiddle(from: oldMiddle, to: newMiddle, offset: prefix)
    for index in 0..<suffix {
      steps.append(.kept(old: old.count - suffix + index, new: new.count - suffix + index))
    }
  }

  /// The changes with some equal lines around each, joined if these touch.
  func hunks(context: Int) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in steps.indices where steps[index].isChange {
      let hunk = max(0, index - context)..<min(steps.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= hunk.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<hunk.upperBound
      } else {
        hunks.append(hunk)
      }
    }
    return hunks
  }

  private mutating func appendMiddle(from old: [Int], to new: [Int], offset: Int) {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let index, _, _): removed.insert(index)
      case .insert(let index, _, _): added.insert(index)
      }
    }
    var oldIndex = 0
    var newIndex = 0
    while oldIndex < old.count || newIndex < new.count {
      if removed.contains(oldIndex) {
        steps.append(.removed(offset + oldIndex))
        oldIndex += 1
      } else if added.contains(newIndex) {
        steps.append(.added(offset + newIndex))
        newIndex += 1
      } else {
        steps.append(.kept(old: offset + oldIndex, new: offset + newIndex))
        oldIndex += 1
        newIndex += 1
      }
    }
  }
}
