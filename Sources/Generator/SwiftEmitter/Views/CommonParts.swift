import ServiceModel

/// The parts that the operations of a service share, so that they are declared once.
struct CommonParts {
  /// The header parts that most requests have. An operation only declares others.
  let requestHeaders: [String]
  /// The header parts that most responses have.
  let responseHeaders: [String]
  /// The only binding of all operations; nil if some are offered over both or over another one.
  let onlyBinding: OnlyBinding?

  init(_ operations: [ServiceOperation]) {
    let bindings = operations.compactMap(\.soap)
    requestHeaders = Self.mostFrequent(bindings.map(\.requestHeaders.knownNames))
    responseHeaders = Self.mostFrequent(bindings.map(\.responseHeaders.knownNames))
    let first = operations.first?.onlyBinding
    onlyBinding = operations.allSatisfy { $0.onlyBinding == first } ? first : nil
  }

  /// The first one of several that are equally frequent.
  private static func mostFrequent(_ lists: [[String]]) -> [String] {
    var counts: [[String]: Int] = [:]
    for list in lists { counts[list, default: 0] += 1 }
    let highest = counts.values.max()
    return lists.first { counts[$0] == highest } ?? []
  }
}

/// The binding of an operation that is offered over one.
enum OnlyBinding {
  case soap
  case rest

  var name: String { self == .soap ? "SOAP" : "REST" }

  /// A sentence about clients of the other binding.
  var refusal: String {
    "a \(self == .soap ? "REST" : "SOAP") client throws `ServiceCallError` before anything is sent."
  }
}

extension ServiceOperation {
  var onlyBinding: OnlyBinding? {
    switch (soap, rest) {
    case (.some, nil): .soap
    case (nil, .some): .rest
    default: nil
    }
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
