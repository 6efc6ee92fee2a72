/// Gives out the names that modules, files and declarations begin with, so that nothing made of them
/// meets anything made of another: not in Swift, and not as a file, whatever the file system compares.
struct BaseNames {
  /// Names of files become longer than this by what is added; file systems take 255 bytes.
  private static let longest = 120

  private var used: Set<String> = []

  /// The names for some things, by the order in which they come.
  ///
  /// A name that is free is given to who wishes for it before any other is numbered, in an order that
  /// depends on nothing but the names.
  ///
  /// - Parameter derived: everything that is made of a name.
  mutating func assign(
    _ wishes: [(id: String, wish: String)], derived: (String) -> [String]
  ) -> [String: String] {
    var granted: [String: String] = [:]
    let sorted = wishes.map { (id: $0.id, wish: Self.shortened($0.wish)) }
      .sorted { ($0.wish, $0.id) < ($1.wish, $1.id) }
    for (id, wish) in sorted where claim(derived(wish)) { granted[id] = wish }
    for (id, wish) in sorted where granted[id] == nil {
      var number = 2
      while !claim(derived("\(wish)\(number)")) { number += 1 }
      granted[id] = "\(wish)\(number)"
    }
    return granted
  }

  private mutating func claim(_ names: [String]) -> Bool {
    let keys = Set(names.map(FileNameKey.key))
    guard keys.isDisjoint(with: used) else { return false }
    used.formUnion(keys)
    return true
  }

  /// A long name by its beginning and a hash of the whole.
  private static func shortened(_ name: String) -> String {
    guard name.utf8.count > longest else { return name }
    var start = ""
    for character in name {
      if start.utf8.count + String(character).utf8.count > longest - 20 { break }
      start.append(character)
    }
    return "\(start)_\(String(StableHash.of(name.utf8), radix: 16))"
  }
}
