import Generator

/// The state of all files below some folders: two snapshots are equal as long as nobody saves.
///
/// Looking at the files again and again works on every file system, those of containers and of
/// networks included, which notifications do not; for thousands of pages it takes milliseconds.
struct FolderSnapshot: Equatable, Sendable {
  private var stamps: [String: FileStamp] = [:]

  /// - Parameters:
  ///   - places: files and folders, absolute; those that do not exist count as empty.
  ///   - skipped: a folder that is not looked at.
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
    Set(stamps.keys).union(earlier.stamps.keys)
      .filter { stamps[$0] != earlier.stamps[$0] }.sorted()
  }
}
