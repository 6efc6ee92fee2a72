/// The attributes that change when a file is saved by any means.
package struct FileStamp: Equatable, Sendable {
  package var kind: FileKind
  var size: Int
  /// Seconds and nanoseconds.
  var modified: [Int]
  var identity: UInt64

  func isOlder(than other: FileStamp) -> Bool {
    modified.lexicographicallyPrecedes(other.modified)
  }
}
