import ServiceModel

/// A key of an entry of the corrections file: a row of the table for the reader and the schema.
package struct CorrectionKey: Sendable {
  package enum Kind: Sendable {
    case text
    /// The value that is merged into the model, or added to it.
    case change
    case onlyTrue
  }

  package var name: String
  package var kind = Kind.text
  /// One sentence fragment without a final period.
  package var help: String

  package static let all: [CorrectionKey] = [
    CorrectionKey(
      name: "version", help: "the Services version it is about; default: every version"),
    CorrectionKey(name: "type", help: "the type it is about, or whose field or member"),
    CorrectionKey(name: "field", help: "a field of the type"),
    CorrectionKey(name: "member", help: "a member of the enumeration"),
    CorrectionKey(
      name: "operation",
      help: "the operation it is about: Service.Operation, agent:Service.Operation or "
        + "entity:Service.Operation"),
    CorrectionKey(name: "parameter", help: "a parameter of the operation"),
    CorrectionKey(name: "result", help: "a result of the operation"),
    CorrectionKey(
      name: "set", kind: .change,
      help: "what is put in place of what the model says; null takes a part away"),
    CorrectionKey(name: "add", kind: .change, help: "what is added, which was not there"),
    CorrectionKey(name: "remove", kind: .onlyTrue, help: "true takes it out of the model"),
    CorrectionKey(name: "after", help: "the item of the list that the added one comes after"),
    CorrectionKey(
      name: "like", help: "the operation of the same service that the added one is called like"),
    CorrectionKey(name: "reason", help: "how it is known that the documentation is wrong"),
  ]

  /// The content of `set` and `add`, by the innermost key of the target.
  package static let changes: [(key: String, shape: NotationShape)] = [
    ("field", .field), ("member", .member), ("parameter", .parameter), ("result", .parameter),
    ("type", .type), ("operation", .operation),
  ]
}

extension CorrectionTarget {
  /// The content of `set` and `add` for the target.
  var notation: NotationShape {
    switch self {
    case .type: .type
    case .field: .field
    case .member: .member
    case .operation: .operation
    case .parameter, .result: .parameter
    }
  }
}
