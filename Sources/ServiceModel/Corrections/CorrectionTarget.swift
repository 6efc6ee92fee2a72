import Diagnostics

/// What an entry of the corrections file is about.
package enum CorrectionTarget: Hashable, Sendable {
  case type(String)
  case field(String, of: String)
  case member(String, of: String)
  case operation(OperationAddress)
  case parameter(String, of: OperationAddress)
  case result(String, of: OperationAddress)

  /// The keys of the entry that name it, in the order in which people write them.
  package var keys: [(key: String, name: String)] {
    switch self {
    case .type(let type): [("type", type)]
    case .field(let name, let type): [("type", type), ("field", name)]
    case .member(let name, let type): [("type", type), ("member", name)]
    case .operation(let operation): [("operation", "\(operation)")]
    case .parameter(let name, let operation):
      [("operation", "\(operation)"), ("parameter", name)]
    case .result(let name, let operation): [("operation", "\(operation)"), ("result", name)]
    }
  }

  /// The last name: what the entry adds, changes or removes.
  package var name: String {
    switch self {
    case .type(let name), .field(let name, _), .member(let name, _), .parameter(let name, _),
      .result(let name, _):
      name
    case .operation(let operation): operation.operation
    }
  }
}

extension CorrectionTarget: CustomStringConvertible {
  /// For messages: `field 'Title' of type 'Book'`.
  package var description: String {
    keys.reversed().map { "\($0.key) '\($0.name)'" }.joined(separator: " of ")
  }
}

extension CorrectionTarget {
  /// What the entry says of its target.
  package enum Change: Sendable {
    /// Replaces parts, in the notation of the model file; null takes a part away.
    case set(CorrectionValue)
    /// Adds what is not there.
    case add(CorrectionValue)
    case remove
  }

  /// The entry that would settle a finding about this target, for the finding to carry.
  ///
  /// - Parameter version: the Services version of the finding.
  package func settlement(_ change: Change, in version: String?) -> Settlement {
    var entry: [(String, CorrectionValue)] = keys.map { ($0.key, .string($0.name)) }
    switch change {
    case .set(let value): entry.append(("set", value))
    case .add(let value): entry.append(("add", value))
    case .remove: entry.append(("remove", .bool(true)))
    }
    entry.append(("reason", .string("…")))
    return Settlement(
      subject: description, version: version, entry: CorrectionValue.object(entry).text)
  }
}
