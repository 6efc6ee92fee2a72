/// One of the files of a long list.
struct Shard<Item> {
  /// The suffix of its file name; empty for a single file.
  let suffix: String
  let items: [Item]
}

/// Splits a list into files of moderate length by the first letters of its names.
///
/// A group that does not fit is split by one more letter. Adjacent groups that fit together share a
/// file, which is named after the first of them. An added item changes one file, until that file is
/// full. Letters ignore case, so that no two suffixes differ only in case.
///
/// - Parameters:
///   - key: the key of an item, made from its name.
///   - weight: the size of an item. Prose must not count, or a reworded comment would move code.
///   - limit: the maximum weight of a file. A single item may exceed it.
func shards<Item>(
  of items: [Item], key: (Item) -> ShardKey, weight: (Item) -> Int, limit: Int
) -> [Shard<Item>] {
  let weights = items.map(weight)
  // Most lists fit, and then the names do not matter.
  if items.count <= 1 || weights.reduce(0, +) <= limit { return [Shard(suffix: "", items: items)] }
  let entries = zip(items, weights).map { item, weight in
    Sharding.Entry(item: item, key: key(item), weight: weight)
  }
  return Sharding(limit: limit).split(entries, length: 0).map { group in
    Shard(suffix: group.suffix, items: group.entries.map(\.item))
  }
}

private struct Sharding<Item> {
  struct Entry {
    let item: Item
    let key: ShardKey
    let weight: Int
  }

  /// Entries whose names begin with the same letters.
  struct Group {
    let suffix: String
    var entries: [Entry]
    var weight: Int

    init(_ entries: [Entry], suffix: String) {
      self.entries = entries
      self.suffix = suffix
      weight = entries.reduce(0) { $0 + $1.weight }
    }
  }

  let limit: Int

  /// - Parameter length: the number of letters that the names have in common.
  func split(_ entries: [Entry], length: Int) -> [Group] {
    guard entries.count > 1, entries.reduce(0, { $0 + $1.weight }) > limit else {
      return [Group(entries, suffix: suffix(of: entries, length))]
    }
    let ended = entries.filter { $0.key.letters.count == length }
    if ended.count == entries.count { return splitByCase(entries, suffix(of: entries, length)) }
    let longer = Dictionary(
      grouping: entries.filter { $0.key.letters.count > length },
      by: { $0.key.letters[length] })
    let parts = longer.sorted { $0.key < $1.key }.flatMap { split($0.value, length: length + 1) }
    return joined((ended.isEmpty ? [] : split(ended, length: length)) + parts)
  }

  /// Splits names that differ only in case.
  private func splitByCase(_ entries: [Entry], _ suffix: String) -> [Group] {
    let spellings = Dictionary(grouping: entries) { $0.key.capitals }
    return joined(
      spellings.sorted { $0.key < $1.key }.map { capitals, entries in
        let bits = StableHash.of(capitals.utf8)
        return Group(entries, suffix: "\(suffix)__\(String(bits, radix: 16))")
      })
  }

  private func joined(_ groups: [Group]) -> [Group] {
    groups.reduce(into: []) { result, group in
      if let last = result.indices.last, result[last].weight + group.weight <= limit {
        result[last].entries += group.entries
        result[last].weight += group.weight
      } else {
        result.append(group)
      }
    }
  }
}

/// No suffix of a file name is longer.
private let longestSuffix = 48

extension Sharding {
  /// The suffix of a file name: the common first letters of the names, in their own spelling if all
  /// have the same.
  private func suffix(of entries: [Entry], _ length: Int) -> String {
    guard let first = entries.first?.key else { return "" }
    let prefix = first.letters.prefix(length)
    if length > longestSuffix {
      let hash = String(StableHash.of(prefix), radix: 16)
      return capitalized(prefix.prefix(longestSuffix / 2)) + "__x" + hash
    }
    if let spelling = first.spelling(length),
      entries.allSatisfy({ $0.key.spelling(length) == spelling })
    {
      return String(spelling)
    }
    return capitalized(prefix)
  }

  private func capitalized(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
