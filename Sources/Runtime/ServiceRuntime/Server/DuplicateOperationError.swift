/// Two endpoints of a server have the same operation, or no request reaches an operation.
public struct DuplicateOperationError: Error, Hashable, CustomStringConvertible {
  /// The operations that more than one endpoint has, each listed once.
  public let operations: [OperationInfo]
  /// The operations that no SOAP request reaches, because a later operation at the same path has a
  /// request with the same element and the same SOAPAction.
  public let unreached: [OperationInfo]

  init?(_ duplicates: [OperationInfo], unreached: [OperationInfo]) {
    guard !duplicates.isEmpty || !unreached.isEmpty else { return nil }
    var seen: Set<OperationInfo> = []
    operations = duplicates.filter { seen.insert($0).inserted }
    self.unreached = unreached
  }

  /// The operations, and how to fix the problem.
  public var description: String {
    let problems = [
      operations.isEmpty ? nil : "two endpoints have \(Self.list(operations))",
      unreached.isEmpty
        ? nil : "a later operation has the same SOAP request as \(Self.list(unreached))",
    ]
    return problems.compactMap(\.self).joined(separator: ", and ")
      + "; with `replacingOperations: true` the later one is used"
  }

  private static func list(_ operations: [OperationInfo]) -> String {
    operations.prefix(5).map(\.description).joined(separator: ", ")
      + (operations.count > 5 ? " and \(operations.count - 5) more" : "")
  }
}
