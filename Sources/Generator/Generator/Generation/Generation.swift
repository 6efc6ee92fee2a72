import ServiceModel
import SwiftEmitter

/// The result for the pages of a folder.
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
