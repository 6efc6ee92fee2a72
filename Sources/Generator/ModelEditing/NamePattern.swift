/// A name with wildcards: `*` matches any characters, `?` matches one.
struct NamePattern: Hashable, Sendable {
  private let characters: [Character]

  init(_ text: some StringProtocol) {
    characters = Array(text)
  }

  /// Whether it would match ignoring case.
  func matchesInAnyCase(_ name: String) -> Bool {
    NamePattern(String(characters).lowercased()).matches(name.lowercased())
  }

  /// Case matters, as on the wire. The cost is linear except for steps back to the last `*`, so
  /// that no pattern can take long.
  func matches(_ name: String) -> Bool {
    let name = Array(name)
    var position = 0
    var index = 0
    var star: (pattern: Int, name: Int)?
    while index < name.count {
      if position < characters.count, characters[position] == "*" {
        star = (position, index)
        position += 1
      } else if position < characters.count, [name[index], "?"].contains(characters[position]) {
        position += 1
        index += 1
      } else if let last = star {
        position = last.pattern + 1
        index = last.name + 1
        star = (last.pattern, index)
      } else {
        return false
      }
    }
    return characters[position...].allSatisfy { $0 == "*" }
  }
}
