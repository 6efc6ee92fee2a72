import SwiftEmitter

/// What has to be done to an output folder so that it holds the generated files.
struct OutputPlan: Equatable, Sendable {
  /// New and different files, sorted by path.
  var written: [GeneratedFile] = []
  /// The paths of files that are already right, sorted.
  var unchanged: [String] = []
  /// The paths of files of an earlier run that are generated no more, sorted.
  var removed: [String] = []
  var manifestBefore = OutputManifest()
  var manifestAfter = OutputManifest()

  var changesNothing: Bool {
    written.isEmpty && removed.isEmpty && manifestBefore == manifestAfter
  }
}
