import Diagnostics

/// All rules about editing a model.
package enum ModelEditingRules {
  package static let all: [DiagnosticRule] = CorrectionRules.all + SelectionRules.all
}
