/// The attributes of a folder.
struct FolderAttributes: Equatable, Sendable {
  /// The bits of `chmod`.
  var mode: UInt32
  var owner: UInt32
  var group: UInt32
}
