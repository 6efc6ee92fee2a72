/// Two endpoints of a server have the same operation.
public struct DuplicateOperationError: Error, Hashable, CustomStringConvertible {
  /// The operations that more than one endpoint has, each listed once.
  public let operations: [OperationInfo]

  init?(_ duplicates: [OperationInfo]) {
    guard !duplicates.isEmpty else { return nil }
    var seen: Set<OperationInfo> = []
    operations = duplicates.filter { seen.insert($0).inserted }
  }

  /// The operations, and how to fix the problem.
  public var description: String {
    let names = operations.prefix(5).map(\.description).joined(separator: ", ")
    let rest = operations.count > 5 ? " and \(operations.count - 5) more" : ""
    return "two endpoints have \(names)\(rest); "
      + "with `replacingOperations: true` the later one is used"
  }
}
