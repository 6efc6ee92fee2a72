import Diagnostics
import PositionedJSON
import ServiceModel

/// The corrections file, read.
package struct CorrectionsFile: Sendable {
  let file: SourceFile
  let corrections: [Correction]
  /// What is wrong with the file itself; correcting a model tells it.
  let diagnostics: DiagnosticBag

  /// What the entries are about, for tests.
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
  /// Corrects a model, and takes findings back that a correction settles.
  ///
  /// What every entry came to is judged here, before any selection: one that corrects nothing
  /// the documentation says is an error, because nobody would notice it otherwise.
  ///
  /// - Parameter diagnostics: those of reading; errors among them that no correction settles keep
  ///   the entries from being judged, because the model is not whole.
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
