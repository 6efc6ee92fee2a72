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
    CorrectionKey(name: "type", help: "the type, or the owner of the field or member"),
    CorrectionKey(name: "field", help: "a field of the type"),
    CorrectionKey(name: "member", help: "a member of the enumeration"),
    CorrectionKey(
      name: "operation",
      help: "the operation: Service.Operation, agent:Service.Operation or "
        + "entity:Service.Operation"),
    CorrectionKey(name: "parameter", help: "a parameter of the operation"),
    CorrectionKey(name: "result", help: "a result of the operation"),
    CorrectionKey(
      name: "set", kind: .change,
      help: "values that replace values of the model; null removes a part"),
    CorrectionKey(name: "add", kind: .change, help: "the new part to add"),
    CorrectionKey(name: "remove", kind: .onlyTrue, help: "true removes it from the model"),
    CorrectionKey(name: "after", help: "the item of the list after which the new one is added"),
    CorrectionKey(name: "like", help: "an operation of the same service with the bindings to copy"),
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
    switch part?.kind {
    case .field: .field
    case .member: .member
    case .parameter, .result: .parameter
    case nil: if case .type = owner { .type } else { .operation }
    }
  }
}
