/// The number of diagnostics of each severity.
package struct DiagnosticCounts: Equatable, Sendable {
  package let errors: Int
  package let warnings: Int
  package let notes: Int

  package init(_ diagnostics: [Diagnostic]) {
    errors = diagnostics.count { $0.severity == .error }
    warnings = diagnostics.count { $0.severity == .warning }
    notes = diagnostics.count { $0.severity == .note }
  }

  /// `2 errors, 1 warning`; nil if there is neither, because notes are not counted.
  package var summary: String? {
    let parts = [Self.part(errors, "error"), Self.part(warnings, "warning")].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func part(_ count: Int, _ noun: String) -> String? {
    switch count {
    case 0: nil
    case 1: "1 \(noun)"
    default: "\(count) \(noun)s"
    }
  }
}
