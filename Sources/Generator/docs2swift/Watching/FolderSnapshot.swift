import Generator

/// The state of all files in some folders. Two snapshots are equal if no file was saved in between.
///
/// Polling works on every file system, including those of containers and networks. Notifications do
/// not. For thousands of pages it takes milliseconds.
struct FolderSnapshot: Equatable, Sendable {
  private var stamps: [String: FileStamp] = [:]

  /// - Parameters:
  ///   - places: files and folders, absolute. Missing ones count as empty.
  ///   - skipped: a folder to ignore.
  init(of places: [String], skipping skipped: String? = nil) {
    for place in places { visit(place, skipped) }
  }

  private mutating func visit(_ path: String, _ skipped: String?) {
    guard path != skipped, let stamp = try? FileSystem.stamp(of: path) else { return }
    guard stamp.kind == .folder else {
      stamps[path] = stamp
      return
    }
    for name in (try? FileSystem.names(in: path)) ?? [] where !name.hasPrefix(".") {
      visit("\(path)/\(name)", skipped)
    }
  }

  /// The paths of files that were added, removed or saved since, sorted.
  func changes(since earlier: FolderSnapshot) -> [String] {
    Set(stamps.keys).union(earlier.stamps.keys).filter { stamps[$0] != earlier.stamps[$0] }.sorted()
  }
}
