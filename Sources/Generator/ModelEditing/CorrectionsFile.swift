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

/// An entry of the corrections file.
struct Correction: Sendable {
  var target: CorrectionTarget
  /// Nil for every version that has the target.
  var version: String?
  var change: CorrectionTarget.Change
  /// The item after which the new one is added; nil for the end of the list.
  var after: String?
  /// The operation of the same service whose bindings the added one copies.
  var like: String?
  /// The reason: how the user knows that the documentation is wrong.
  var reason: String?
  /// The range of the target in the bytes of the file.
  var range: Range<Int>
  /// The range of every value of the entry, by key.
  var places: [String: Range<Int>]

  /// Whether the target has no parts afterwards.
  var leavesNothing: Bool {
    switch change {
    case .remove: true
    case .set(let tree): tree["opaque"] != nil
    case .add: false
    }
  }

  /// The value that the user wrote for the target.
  var written: JSONSyntaxTree? {
    switch change {
    case .set(let tree), .add(let tree): tree
    case .remove: nil
    }
  }
}
