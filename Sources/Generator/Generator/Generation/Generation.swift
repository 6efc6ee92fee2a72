import ServiceModel
import SwiftEmitter

/// The result for the pages of a folder.
package struct Generation: Sendable {
  var input: InputCount
  package var model: ServiceModel
  package var files: [GeneratedFile]

  /// `5 pages and 1 WSDL file → 3 operations, 7 types`
  package var summary: String {
    let operations = counted(model.operationCount, "operation")
    let types = counted(model.typeCount, "type")
    return "\(input) → \(operations), \(types)"
  }
}
