/// One of the files that a long list is spread over.
struct Shard<Item> {
  /// What its file name adds; empty for the only one.
  let suffix: String
  let items: [Item]
}

/// Spreads a list over files of moderate length by the first letters of its names, so that adding
/// one item changes one file and moves nothing.
///
/// - Parameters:
///   - weight: the room an item takes; prose must not count, or a reworded comment would move code.
///   - limit: the weight that one file may hold; a single item may exceed it.
func shards<Item>(
  of items: [Item], name: (Item) -> String, weight: (Item) -> Int, limit: Int
) -> [Shard<Item>] {
  func split(_ items: [Item], prefix: String) -> [Shard<Item>] {
    let isSmall = items.count <= 1 || items.reduce(0) { $0 + weight($1) } <= limit
    guard !isSmall else { return [Shard(suffix: prefix, items: items)] }
    let groups = Dictionary(grouping: items) { item in
      String(name(item).prefix(prefix.count + 1))
    }
    if groups.count == 1, groups[prefix] != nil { return [Shard(suffix: prefix, items: items)] }
    return groups.sorted { $0.key < $1.key }.flatMap { key, group in
      key == prefix
        ? [Shard(suffix: prefix, items: group)] : split(group, prefix: key)
    }
  }
  return split(items, prefix: "")
}
