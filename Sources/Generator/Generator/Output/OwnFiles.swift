/// The files of an output folder that docs2swift may replace or remove.
struct OwnFiles: Sendable {
  let folder: String
  /// The files in the list of the folder.
  let listed: Set<String>
  /// Whether a folder is a link, checked once for all files in it.
  private let isLink: [String: Bool]

  /// - Parameter paths: the files to check.
  init(folder: String, listed: Set<String>, paths: [String] = []) {
    self.folder = folder
    self.listed = listed
    var isLink: [String: Bool] = [:]
    for ancestor in Set(paths.compactMap(Paths.parent)).flatMap({ [$0] + Paths.ancestors(of: $0) })
    where isLink[ancestor] == nil {
      isLink[ancestor] = try? Self.isLink(ancestor, in: folder)
    }
    self.isLink = isLink
  }

  private static func isLink(_ path: String, in folder: String) throws -> Bool {
    try FileSystem.kind(of: Paths.join(folder, path), followingLinks: false) == .link
  }

  /// Whether a file may be replaced. The list decides, even if an editor or a checkout has changed
  /// the file. Without the list, its content decides.
  func mayBeReplaced(_ path: String, holding bytes: [UInt8]) -> Bool {
    listed.contains(path) || isMarked(path, bytes)
  }

  /// Whether a file that is no longer generated may be removed. Here the list is not enough,
  /// because the user may have rewritten the file, and there is no new one to replace it.
  func mayBeRemoved(_ path: String, holding bytes: [UInt8]) -> Bool {
    bytes.isEmpty || isMarked(path, bytes)
  }

  func mayBeRemoved(_ path: String) -> Bool {
    bytes(of: path).map { mayBeRemoved(path, holding: $0) } ?? false
  }

  /// The contents of a file; nil if it cannot be read.
  func bytes(of path: String) -> [UInt8]? {
    let absolute = Paths.join(folder, path)
    guard (try? FileSystem.kind(of: absolute, followingLinks: false)) == .file else { return nil }
    return try? FileSystem.read(absolute, followingLinks: false)
  }

  private func isMarked(_ path: String, _ bytes: [UInt8]) -> Bool {
    if path.hasSuffix(ModelFile.suffix) { return ModelFile.isPresent(in: bytes) }
    return GeneratedFileMarker.isPresent(in: bytes)
  }

  /// A link inside the output folder that leads to another place.
  func linkAbove(_ path: String) throws -> String? {
    try Paths.ancestors(of: path).first { ancestor in
      try isLink[ancestor] ?? Self.isLink(ancestor, in: folder)
    }
  }

  /// Whether the path stays inside the output folder.
  func isReachable(_ path: String) -> Bool { (try? linkAbove(path)) == .some(nil) }
}
