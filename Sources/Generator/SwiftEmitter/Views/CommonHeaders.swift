import ServiceModel

/// The header parts that most operations of a service have. The service declares them once, and an
/// operation only declares others.
struct CommonHeaders {
  let request: [String]
  let response: [String]

  init(_ operations: [ServiceOperation]) {
    let bindings = operations.compactMap(\.soap)
    request = Self.mostFrequent(bindings.map(\.requestHeaders.knownNames))
    response = Self.mostFrequent(bindings.map(\.responseHeaders.knownNames))
  }

  /// The first one of several that are equally frequent.
  private static func mostFrequent(_ lists: [[String]]) -> [String] {
    var counts: [[String]: Int] = [:]
    for list in lists { counts[list, default: 0] += 1 }
    let highest = counts.values.max()
    return lists.first { counts[$0] == highest } ?? []
  }
}

extension [HeaderPart] {
  /// The names of those that the runtime fills and reads.
  var knownNames: [String] { filter(\.isKnown).map(\.name) }
}

extension HeaderPart {
  /// Whether the runtime fills it by its name.
  var isKnown: Bool { type == nil }
}
