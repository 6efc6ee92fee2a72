import Diagnostics

/// Everything that editing a model can find.
package enum ModelEditingRules {
  package static let all: [DiagnosticRule] = CorrectionRules.all + SelectionRules.all
}
