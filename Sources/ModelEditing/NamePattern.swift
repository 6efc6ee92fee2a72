/// A name with wildcards: `*` stands for any characters, `?` for one.
struct NamePattern: Hashable, Sendable {
  private let characters: [Character]

  init(_ text: some StringProtocol) {
    characters = Array(text)
  }

  /// Whether it would match if upper and lower case did not count.
  func matchesInAnyCase(_ name: String) -> Bool {
    NamePattern(String(characters).lowercased()).matches(name.lowercased())
  }

  /// Upper and lower case count, as they do on the wire. Linear but for a step back to the last
  /// `*`, so that no pattern can take long.
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
