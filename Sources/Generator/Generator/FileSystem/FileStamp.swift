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

/// The kind of a file.
package enum FileKind: Equatable, Sendable {
  case file
  case folder
  case link
  /// A pipe, a socket, a device.
  case other
}

/// The attributes of a folder.
struct FolderAttributes: Equatable, Sendable {
  /// The bits of `chmod`.
  var mode: UInt32
  var owner: UInt32
  var group: UInt32
}
