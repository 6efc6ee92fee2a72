/// An entry of the user's corrections, for tests that compare the documentation with the generated
/// code.
package struct AppliedCorrection: Equatable, Sendable, CustomStringConvertible {
  package var target: CorrectionTarget
  /// Nil for every version that has the target.
  package var version: String?
  package var reason: String?

  package init(_ target: CorrectionTarget, version: String? = nil, reason: String? = nil) {
    self.target = target
    self.version = version
    self.reason = reason
  }

  /// The correction and its reason.
  package var description: String { "\(target)" + (reason.map { ": \($0)" } ?? "") }

  /// Whether it is about an operation itself.
  package func isAbout(_ operation: ServiceOperation, of service: Service) -> Bool {
    switch target {
    case .operation(let address), .parameter(_, let address), .result(_, let address):
      address.service == service.name && address.operation == operation.name
        && address.kind.map { $0 == service.kind } ?? true
    case .type, .field, .member: false
    }
  }

  /// The type that it is about; nil if it is about an operation.
  package var type: String? {
    switch target {
    case .type(let type), .field(_, let type), .member(_, let type): type
    case .operation, .parameter, .result: nil
    }
  }
}
