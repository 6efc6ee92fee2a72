/// Identifies an operation of a Services version: `agent:Library.GetBook`.
package struct OperationAddress: Hashable, Sendable, CustomStringConvertible {
  /// Nil means any kind of service.
  package var kind: Service.Kind?
  package var service: String
  package var operation: String

  package init(kind: Service.Kind?, service: String, operation: String) {
    self.kind = kind
    self.service = service
    self.operation = operation
  }

  /// Reads `Library.GetBook`, `agent:Library.GetBook`, `entity:Book.GetAll` or
  /// `service:Harbour.Moor`.
  package init?(_ text: String) {
    var rest = text[...]
    if let colon = rest.firstIndex(of: ":") {
      guard let kind = Service.Kind(rawValue: String(rest[..<colon])) else { return nil }
      self.kind = kind
      rest = rest[rest.index(after: colon)...]
    }
    guard let period = rest.firstIndex(of: ".") else { return nil }
    service = String(rest[..<period])
    operation = String(rest[rest.index(after: period)...])
    if service.isEmpty || operation.isEmpty { return nil }
  }

  package var description: String {
    (kind.map { "\($0.rawValue):" } ?? "") + "\(service).\(operation)"
  }
}
