/// One of the files that a long list is spread over.
struct Shard<Item> {
  /// What its file name adds; empty for the only one.
  let suffix: String
  let items: [Item]
}

/// Spreads a list over files of moderate length by the first letters of its names.
///
/// A group that does not fit is split by one more letter, and neighbours that fit together share a
/// file, which is named after the first of them. Adding an item changes one file, until that file
/// is full.
///
/// - Parameters:
///   - weight: the room an item takes; prose must not count, or a reworded comment would move code.
///   - limit: the weight that one file may hold; a single item may exceed it.
func shards<Item>(
  of items: [Item], name: (Item) -> String, weight: (Item) -> Int, limit: Int
) -> [Shard<Item>] {
  func total(_ items: [Item]) -> Int { items.reduce(0) { $0 + weight($1) } }

  func split(_ items: [Item], prefix: String) -> [Shard<Item>] {
    guard items.count > 1, total(items) > limit else {
      return [Shard(suffix: prefix, items: items)]
    }
    let groups = Dictionary(grouping: items) { item in
      String(name(item).prefix(prefix.count + 1))
    }
    if groups.count == 1, groups[prefix] != nil { return [Shard(suffix: prefix, items: items)] }
    return joined(
      groups.sorted { $0.key < $1.key }.flatMap { key, group in
        key == prefix ? [Shard(suffix: prefix, items: group)] : split(group, prefix: key)
      })
  }

  func joined(_ parts: [Shard<Item>]) -> [Shard<Item>] {
    parts.reduce(into: []) { result, part in
      if let last = result.last, total(last.items) + total(part.items) <= limit {
        result[result.count - 1] = Shard(suffix: last.suffix, items: last.items + part.items)
      } else {
        result.append(part)
      }
    }
  }

  return split(items, prefix: "")
}
