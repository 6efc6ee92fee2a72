import Diagnostics
import PositionedJSON
import ServiceModel

/// The corrections file, read.
package struct CorrectionsFile: Sendable {
  let file: SourceFile
  let corrections: [Correction]
  /// Mistakes in the file itself. They are reported when a model is corrected.
  let diagnostics: DiagnosticBag

  /// The targets of the entries, for tests.
  package var applied: [AppliedCorrection] {
    corrections.map { AppliedCorrection($0.target, version: $0.version, reason: $0.reason) }
  }

  /// Reads the file.
  package init(_ file: SourceFile) {
    self.file = file
    var reader = CorrectionReader(file: file)
    corrections = reader.read()
    diagnostics = reader.diagnostics
  }
}

extension CorrectionsFile {
  /// Corrects a model, and removes diagnostics that a correction solves.
  ///
  /// The outcome of every entry is checked here, before any selection. An entry without an effect
  /// is an error, because nobody would notice it otherwise.
  ///
  /// - Parameter diagnostics: the diagnostics of reading. If they have errors that no correction
  ///   solves, the entries are not checked, because the model is incomplete.
  package func correct(
    _ model: ServiceModel, diagnostics: inout DiagnosticBag
  ) -> ServiceModel {
    var run = CorrectionRun(self, model: model, found: diagnostics)
    run.applyAll()
    diagnostics.removeAll(where: run.isSettled)
    if !diagnostics.hasErrors { diagnostics.merge(run.judgement) }
    diagnostics.merge(run.diagnostics)
    diagnostics.merge(self.diagnostics)
    return run.model
  }
}
