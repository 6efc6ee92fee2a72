extension Sequence where Element: Hashable {
  /// Each element once, at its first place.
  package func withoutRepetitions() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }

  /// The elements that are there more than once, each once.
  package var repeated: [Element] {
    var seen: Set<Element> = []
    return filter { !seen.insert($0).inserted }.withoutRepetitions()
  }
}
