import Diagnostics
import PositionedJSON

/// The target of an entry in the corrections file.
package enum CorrectionTarget: Hashable, Sendable {
  case type(String)
  case field(String, of: String)
  case member(String, of: String)
  case operation(OperationAddress)
  case parameter(String, of: OperationAddress)
  case result(String, of: OperationAddress)

  /// The keys of the entry that identify it, in the usual order.
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
  /// The change of the target.
  package enum Change: Sendable {
    /// Replaces parts, in the notation of the model file; null removes a part.
    case set(JSONSyntaxTree)
    /// Adds the target.
    case add(JSONSyntaxTree)
    case remove
  }

  /// The suggested correction for a finding about this target.
  ///
  /// - Parameter version: the Services version of the finding.
  package func settlement(_ change: Change, in version: String?) -> Settlement {
    let change: (key: String, value: JSONSyntaxTree) =
      switch change {
      case .set(let value): ("set", value)
      case .add(let value): ("add", value)
      case .remove: ("remove", true)
      }
    var writer = JSONWriter(.spaced)
    writer.object { writer in
      for (key, name) in keys { writer.member(named: key, name) }
      writer.member(named: change.key, change.value)
      writer.member("reason", "…")
    }
    return Settlement(
      subject: description, version: version, entry: String(decoding: writer.bytes, as: UTF8.self))
  }
}
