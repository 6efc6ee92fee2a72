import SwiftEmitter

/// The changes that bring an output folder up to date.
package struct OutputPlan: Equatable, Sendable {
  /// A file that would be touched.
  package struct Change: Equatable, Sendable {
    package var path: String
    /// The new content; nil if it is removed.
    package var bytes: [UInt8]?
  }

  /// New and different files, sorted by path.
  var written: [GeneratedFile] = []
  /// The paths of files that are up to date, sorted.
  package var unchanged: [String] = []
  /// The paths of files of an earlier run that are no longer generated, sorted.
  var removed: [String] = []
  var manifestBefore = OutputManifest()
  var manifestAfter = OutputManifest()

  package init() {}

  package var changesNothing: Bool {
    written.isEmpty && removed.isEmpty && manifestBefore == manifestAfter
  }

  /// Every file that would be touched, including the list of files.
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
