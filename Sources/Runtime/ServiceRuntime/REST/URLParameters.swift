/// The parameters of a URL or the fields of a form, found by name ignoring case.
struct URLParameters: Sendable {
  /// Sorted by name in lower case; equal names stay in their original order.
  private var names: [String] = []
  private var pairs: [URLPair] = []

  init(_ pairs: [URLPair] = []) {
    let sorted = pairs.map { (name: $0.name.lowercased(), pair: $0) }.enumerated().sorted {
      ($0.element.name, $0.offset) < ($1.element.name, $1.offset)
    }
    names = sorted.map(\.element.name)
    self.pairs = sorted.map(\.element.pair)
  }

  /// Creates parameters from decoded values.
  init(_ values: [String: String]) {
    self.init(values.map { URLPair(name: $0.key, value: $0.value, raw: "") })
  }

  /// All values of a name.
  func values(_ name: String) -> [String] { pairs[range(of: name)].map(\.value) }

  /// Whether there is a value with that name, or a value in an object or a list with that name.
  func contains(_ name: String) -> Bool {
    !range(of: name).isEmpty || has(prefix: name + "[") || containsFields(of: name)
  }

  /// Whether there is a value in an object with that name.
  func containsFields(of name: String) -> Bool { has(prefix: name + ".") }

  /// The items between the commas of the values of a name; nil if an escape is broken.
  func items(_ name: String) -> [String]? {
    var items: [String] = []
    for pair in pairs[range(of: name)] where !pair.raw.isEmpty {
      for part in pair.raw.split(separator: ",", omittingEmptySubsequences: false) {
        guard let value = PercentEncoding.decode(part, plusIsSpace: true) else { return nil }
        items.append(value)
      }
    }
    return items
  }

  private func range(of name: String) -> Range<Int> {
    let name = name.lowercased()
    let start = firstIndex(from: name)
    var end = start
    while end < names.count, names[end] == name { end += 1 }
    return start..<end
  }

  private func has(prefix: String) -> Bool {
    let prefix = prefix.lowercased()
    let index = firstIndex(from: prefix)
    return index < names.count && names[index].hasPrefix(prefix)
  }

  /// The index of the first name that is not less than another one.
  private func firstIndex(from name: String) -> Int {
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle] < name { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A parameter of a URL or a field of a form.
struct URLPair: Sendable {
  let name: String
  let value: String
  /// The value before decoding.
  let raw: Substring
}
