/// A pattern for paths and names: `*` matches anything inside one part, `**` matches anything.
struct Glob: Equatable, Sendable {
  private let pattern: [Character]

  init(_ pattern: String) { self.pattern = Array(pattern) }

  func matches(_ text: String) -> Bool {
    // The positions of the pattern that can be reached after each character. The cost is linear in
    // both.
    var places = reach([0])
    for character in text {
      var next: Set<Int> = []
      for place in places where place < pattern.count {
        if pattern[place] == "*" {
          let isAny = isDouble(place)
          if isAny || character != "/" { next.insert(place) }
        } else if pattern[place] == character {
          next.insert(place + 1)
        }
      }
      places = reach(next)
      if places.isEmpty { return false }
    }
    return places.contains(pattern.count)
  }

  /// Stars may match an empty text.
  private func reach(_ places: Set<Int>) -> Set<Int> {
    var reached = places
    var waiting = Array(places)
    while let place = waiting.popLast() {
      guard place < pattern.count, pattern[place] == "*" else { continue }
      let next = place + (isDouble(place) ? 2 : 1)
      if reached.insert(next).inserted { waiting.append(next) }
    }
    return reached
  }

  private func isDouble(_ place: Int) -> Bool {
    place + 1 < pattern.count && pattern[place + 1] == "*"
  }
}
