/// Assigns the prefixes of modules, files and declarations, so that names made from different
/// prefixes never collide, neither in Swift nor as files on any file system.
struct BaseNames {
  /// The names of files have suffixes in addition. File systems allow 255 bytes.
  private static let longest = 120

  private var used: Set<String> = []

  /// The names for some things, in the order of the things.
  ///
  /// All free names are assigned before any name gets a number, in an order that depends only on
  /// the names.
  ///
  /// - Parameter derived: all names that are made from a name.
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

  /// The beginning of a long name and a hash of the whole name.
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
