/// What changes when somebody saves a file, by whatever means.
struct FileStamp: Equatable, Sendable {
  var kind: FileKind
  var size: Int
  /// Seconds and nanoseconds.
  var modified: [Int]
  var identity: UInt64
}
