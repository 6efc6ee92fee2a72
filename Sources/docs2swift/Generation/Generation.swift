import ServiceModel
import SwiftEmitter

/// What the pages of a folder give.
struct Generation: Sendable {
  var pageCount: Int
  var model: ServiceModel
  var files: [GeneratedFile]

  /// `5 pages → 3 operations, 7 types`
  var summary: String {
    let operations = counted(model.operationCount, "operation")
    let types = counted(model.typeCount, "type")
    return "\(counted(pageCount, "page")) → \(operations), \(types)"
  }
}
