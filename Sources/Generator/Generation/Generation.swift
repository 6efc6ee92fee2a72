import ServiceModel
import SwiftEmitter

/// What the pages of a folder give.
package struct Generation: Sendable {
  var pageCount: Int
  package var model: ServiceModel
  package var files: [GeneratedFile]

  /// `5 pages → 3 operations, 7 types`
  package var summary: String {
    let operations = counted(model.operationCount, "operation")
    let types = counted(model.typeCount, "type")
    return "\(counted(pageCount, "page")) → \(operations), \(types)"
  }
}
