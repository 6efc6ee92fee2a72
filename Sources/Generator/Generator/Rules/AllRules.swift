import Diagnostics
import DocsReader
import ModelEditing
import Mustache
import SwiftEmitter

/// All rules of diagnostics, for `explain`.
package enum AllRules {
  /// Sorted by id.
  package static let all: [DiagnosticRule] = [
    CommandRules.all, DiffInputRules.all, DocsReaderRules.all, ModelEditingRules.all,
    MustacheRules.all,
    SwiftEmitterRules.all,
  ].flatMap { $0 }.sorted { $0.id < $1.id }

  package static func rule(_ id: String) -> DiagnosticRule? {
    all.first { $0.id == id }
  }
}
