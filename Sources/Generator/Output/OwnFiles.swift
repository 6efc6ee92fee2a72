/// Which files of an output folder docs2swift may replace or remove.
struct OwnFiles: Sendable {
  let folder: String
  /// The files that the list in the folder names.
  let listed: Set<String>
  /// Whether a folder is a link, of those that were looked at once for all files in them.
  private let isLink: [String: Bool]

  /// - Parameter paths: files that are to be looked at.
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

  /// Whether a file may be replaced: the list says whose it is, whatever an editor or a checkout has
  /// made of it; without the list its contents do.
  func mayBeReplaced(_ path: String, holding bytes: [UInt8]) -> Bool {
    listed.contains(path) || isMarked(path, bytes)
  }

  /// Whether a file that is no longer generated may be removed. Here the list is not enough:
  /// somebody may have made the file their own, and nothing new takes its place.
  func mayBeRemoved(_ path: String, holding bytes: [UInt8]) -> Bool {
    bytes.isEmpty || isMarked(path, bytes)
  }

  func mayBeRemoved(_ path: String) -> Bool {
    bytes(of: path).map { mayBeRemoved(path, holding: $0) } ?? false
  }

  /// The contents of a file; nil when there is none that can be read.
  func bytes(of path: String) -> [UInt8]? {
    let absolute = Paths.join(folder, path)
    guard (try? FileSystem.kind(of: absolute, followingLinks: false)) == .file else { return nil }
    return try? FileSystem.read(absolute, followingLinks: false)
  }

  private func isMarked(_ path: String, _ bytes: [UInt8]) -> Bool {
    if path.hasSuffix(ModelFile.suffix) { return ModelFile.isPresent(in: bytes) }
    return GeneratedFileMarker.isPresent(in: bytes)
  }

  /// A link inside the output folder that would lead writing to somewhere else.
  func linkAbove(_ path: String) throws -> String? {
    try Paths.ancestors(of: path).first { ancestor in
      try isLink[ancestor] ?? Self.isLink(ancestor, in: folder)
    }
  }

  /// Whether the path leads to a place inside the output folder.
  func isReachable(_ path: String) -> Bool { (try? linkAbove(path)) == .some(nil) }
}
