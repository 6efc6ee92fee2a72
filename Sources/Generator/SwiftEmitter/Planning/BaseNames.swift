/// A thing that needs a prefix.
struct BaseNameWish {
  let id: String
  var name: String
  /// All names that are made from a prefix.
  let derived: (String) -> [String]
}

/// Assigns the prefixes of modules, files and declarations, so that names made from different
/// prefixes never collide, neither in Swift nor as files on any file system.
struct BaseNames {
  /// The names of files have suffixes in addition. File systems allow 255 bytes.
  private static let longest = 120

  private var used: Set<String>

  /// - Parameter taken: names that no declaration may have.
  init(taken: Set<String> = []) { used = Set(taken.map(FileNameKey.key)) }

  /// The names for some things, in the order of the things.
  ///
  /// All free names are assigned before any name gets a number, in an order that depends only on
  /// the names.
  mutating func assign(_ wishes: [BaseNameWish]) -> [String: String] {
    var granted: [String: String] = [:]
    let sorted = wishes.map { wish in
      var wish = wish
      wish.name = Self.shortened(wish.name)
      return wish
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    for wish in sorted where claim(wish.derived(wish.name)) { granted[wish.id] = wish.name }
    for wish in sorted where granted[wish.id] == nil {
      var number = 2
      while !claim(wish.derived("\(wish.name)\(number)")) { number += 1 }
      granted[wish.id] = "\(wish.name)\(number)"
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
