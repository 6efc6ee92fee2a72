import SwiftEmitter

/// What has to be done to an output folder so that it holds the generated files.
package struct OutputPlan: Equatable, Sendable {
  /// A file that would be touched.
  package struct Change: Equatable, Sendable {
    package var path: String
    /// What it would hold; nil when it would be removed.
    package var bytes: [UInt8]?
  }

  /// New and different files, sorted by path.
  var written: [GeneratedFile] = []
  /// The paths of files that are already right, sorted.
  package var unchanged: [String] = []
  /// The paths of files of an earlier run that are generated no more, sorted.
  var removed: [String] = []
  var manifestBefore = OutputManifest()
  var manifestAfter = OutputManifest()

  package init() {}

  package var changesNothing: Bool {
    written.isEmpty && removed.isEmpty && manifestBefore == manifestAfter
  }

  /// Every file that would be touched, the list of files included.
  package var changes: [Change] {
    var changes: [Change] = []
    if manifestBefore != manifestAfter {
      changes.append(Change(path: OutputManifest.fileName, bytes: Array(manifestAfter.text.utf8)))
    }
    changes += written.map { Change(path: $0.path, bytes: $0.bytes) }
    changes += removed.map { Change(path: $0) }
    return changes
  }
}
