import Diagnostics

/// The items of two lists that belong together.
struct Pairing<Item> {
  /// Items of equal names, in the new order.
  var kept: [(old: Item, new: Item)] = []
  /// Items that are considered the same with another name, in the new order.
  var renamed: [(old: Item, new: Item)] = []
  /// Items of the new list without a partner, in its order.
  var added: [Item] = []
  /// Items of the old list without a partner, in its order.
  var removed: [Item] = []
  /// The smallest set of kept items that must move to turn the old order into the new one.
  var moved: [(old: Item, new: Item)] = []

  var pairs: [(old: Item, new: Item)] { kept + renamed }

  /// Finds the added items that are removed ones with another name. Anything that is not the only
  /// one on its side is not certain enough.
  mutating func rename(name: (Item) -> String, where isSame: (Item, Item) -> Bool) {
    let pairs = added.compactMap { new -> (old: Item, new: Item)? in
      let partners = removed.filter { isSame($0, new) }
      guard let old = partners.first, partners.count == 1,
        added.count(where: { isSame(old, $0) }) == 1
      else { return nil }
      return (old, new)
    }
    rename(pairs, name: name)
  }

  /// Takes pairs out of the removed and added items: they are renamed.
  mutating func rename(_ pairs: [(old: Item, new: Item)], name: (Item) -> String) {
    let olds = Set(pairs.map { name($0.old) })
    let news = Set(pairs.map { name($0.new) })
    removed.removeAll { olds.contains(name($0)) }
    added.removeAll { news.contains(name($0)) }
    renamed += pairs
  }
}

extension Pairing {
  /// Pairs the items of two lists whose order has no meaning.
  init(_ old: [Item], _ new: [Item], name: (Item) -> String) {
    self.init(ordered: old, new, name: name) { _, _ in false }
    moved = []
  }

  /// Pairs the items of two lists whose order has a meaning.
  ///
  /// Items are treated as renamed if, between two items that stay, the number of removed and added
  /// items is equal, and each is similar to its counterpart. Anything less certain is not reported
  /// as a renaming.
  init(
    ordered old: [Item], _ new: [Item], name: (Item) -> String, isLike: (Item, Item) -> Bool
  ) {
    let oldKeys = Self.keys(old.map(name))
    let newKeys = Self.keys(new.map(name))
    let oldPlaces = Dictionary(zip(oldKeys, old.indices), uniquingKeysWith: { first, _ in first })
    let newNames = Set(newKeys)
    var places: [Int] = []
    for (key, item) in zip(newKeys, new) {
      guard let place = oldPlaces[key] else { continue }
      kept.append((old[place], item))
      places.append(place)
    }
    let staying = longestIncreasing(places)
    moved = kept.indices.filter { !staying.contains($0) }.map { kept[$0] }

    let anchors = Set(staying.map { oldKeys[places[$0]] })
    let gone = Self.gaps(oldKeys, anchors: anchors) { !newNames.contains($0) }
    let come = Self.gaps(newKeys, anchors: anchors) { oldPlaces[$0] == nil }
    var renames: [Int: Int] = [:]
    for (anchor, indices) in come {
      guard let counterparts = gone[anchor], counterparts.count == indices.count,
        zip(counterparts, indices).allSatisfy({ isLike(old[$0], new[$1]) })
      else { continue }
      for (from, to) in zip(counterparts, indices) { renames[to] = from }
    }
    let renamedFrom = Set(renames.values)
    for index in new.indices where oldPlaces[newKeys[index]] == nil {
      if let from = renames[index] {
        renamed.append((old[from], new[index]))
      } else {
        added.append(new[index])
      }
    }
    for index in old.indices where !newNames.contains(oldKeys[index]) {
      if !renamedFrom.contains(index) { removed.append(old[index]) }
    }
  }

  /// The names are the keys. A repeated name also has the number of its earlier occurrences.
  private static func keys(_ names: [String]) -> [PairingKey] {
    var counts: [String: Int] = [:]
    return names.map { name in
      defer { counts[name, default: 0] += 1 }
      return PairingKey(name: name, occurrence: counts[name, default: 0])
    }
  }

  /// The items without a partner, by the kept item before them; nil means the beginning.
  private static func gaps(
    _ keys: [PairingKey], anchors: Set<PairingKey>, isAlone: (PairingKey) -> Bool
  ) -> [PairingKey?: [Int]] {
    var gaps: [PairingKey?: [Int]] = [:]
    var anchor: PairingKey?
    for (index, key) in keys.enumerated() {
      if anchors.contains(key) { anchor = key }
      if isAlone(key) { gaps[anchor, default: []].append(index) }
    }
    return gaps
  }
}

struct PairingKey: Hashable {
  var name: String
  var occurrence: Int
}

/// The indices of a longest increasing subsequence.
func longestIncreasing(_ values: [Int]) -> Set<Int> {
  // The last index of the best subsequence of each length, and for each index the one before it.
  var ends: [Int] = []
  var previous: [Int?] = []
  for (index, value) in values.enumerated() {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if values[ends[middle]] < value { low = middle + 1 } else { high = middle }
    }
    previous.append(low > 0 ? ends[low - 1] : nil)
    if low == ends.count { ends.append(index) } else { ends[low] = index }
  }
  var run: Set<Int> = []
  var index = ends.last
  while let current = index {
    run.insert(current)
    index = previous[current]
  }
  return run
}

/// Whether two names are so similar that one may be the new form of the other.
enum NameLikeness {
  /// True if half of the words are equal, or if only a few letters differ.
  static func areAlike(_ a: String, _ b: String) -> Bool {
    let left = words(of: a)
    let right = words(of: b)
    let shared = left.intersection(right).count
    return 2 * shared >= max(left.count, right.count) && shared > 0
      || NearestName.of(a, among: [b]) != nil
  }

  /// Words begin at capital letters and are compared in lowercase.
  private static func words(of name: String) -> Set<String> {
    var words: Set<String> = []
    var word = ""
    for character in name {
      if character.isUppercase, word.last?.isLowercase == true {
        words.insert(word.lowercased())
        word = ""
      }
      word.append(character)
    }
    words.insert(word.lowercased())
    return words
  }
}
