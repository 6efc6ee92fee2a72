/// Functions on paths as text. They do not access the disk.
package enum Paths {
  package static func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") }

  /// The path relative to a folder. An absolute path stays unchanged.
  package static func join(_ folder: String, _ path: String) -> String {
    normalized(isAbsolute(path) || folder.isEmpty ? path : "\(folder)/\(path)")
  }

  /// Without `.`, double slashes and, after a name, `..`; `.` for an empty path.
  package static func normalized(_ path: String) -> String {
    if isNormalized(path) { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part == "..", isAbsolute(path) {
        continue
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    if isAbsolute(path) { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// Whether a path is normalized already. Most paths are.
  private static func isNormalized(_ path: String) -> Bool {
    var copy = path
    return copy.withUTF8 { bytes in
      isNormalized(bytes.first == UInt8(ascii: "/") ? bytes.dropFirst() : bytes[...])
    }
  }

  private static func isNormalized(_ path: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    // The length of the current name, and the number of full stops at its start.
    var (length, stops) = (0, 0)
    for byte in path {
      if byte == UInt8(ascii: "/") {
        if isEmptyOrStops(length, stops) { return false }
        (length, stops) = (0, 0)
      } else {
        if byte == UInt8(ascii: "."), length == stops { stops += 1 }
        length += 1
      }
    }
    return !isEmptyOrStops(length, stops)
  }

  /// Whether a name is empty, `.` or `..`.
  private static func isEmptyOrStops(_ length: Int, _ stops: Int) -> Bool {
    length == stops && length <= 2
  }

  /// The relative path from one folder to another, both absolute: `../generated`.
  package static func relative(to target: String, from folder: String) -> String {
    let source = normalized(folder).split(separator: "/")
    let destination = normalized(target).split(separator: "/")
    let shared = zip(source, destination).prefix { $0 == $1 }.count
    let ups = [Substring](repeating: "..", count: source.count - shared)
    let joined = (ups + destination.dropFirst(shared)).joined(separator: "/")
    return joined.isEmpty ? "." : joined
  }

  /// The parent folder of a path; nil for a single name and for the root.
  package static func parent(of path: String) -> String? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    if slash == path.startIndex { return path.utf8.count > 1 ? "/" : nil }
    return String(path[..<slash])
  }

  /// The parent folders of a path, the innermost first.
  package static func ancestors(of path: String) -> [String] {
    var ancestors: [String] = []
    var current = parent(of: path)
    while let folder = current {
      ancestors.append(folder)
      current = parent(of: folder)
    }
    return ancestors
  }

  package static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Whether a path is normalized and stays inside its folder.
  package static func isPlainRelative(_ path: String) -> Bool {
    !path.isEmpty && !isAbsolute(path) && !path.utf8.contains { $0 == 0 || $0 == 0x0A }
      && isNormalized(path)
  }
}

/// A folder: its path for users and its absolute path.
package struct FolderPath: Equatable, Sendable {
  /// Relative to the current folder, or absolute, as the user wrote it; in a revision from the top
  /// of its repository.
  package var shown: String
  package var absolute: String
  /// The copy of a revision that the folder is in; nil for a folder of the disk.
  private var revision: RevisionPath?

  /// A folder relative to this one.
  package func folder(_ path: String) -> FolderPath {
    FolderPath(
      shown: shownPath(of: path), absolute: absolutePath(of: path), revision: revision)
  }

  package func shownPath(of path: String) -> String {
    revision?.shown(absolutePath(of: path)) ?? Paths.join(shown, path)
  }

  package func absolutePath(of path: String) -> String {
    Paths.join(absolute, revision?.place(of: path) ?? path)
  }

  /// Whether a path leads out of the repository of a revision, where nothing belongs to it.
  func isOutside(_ path: String) -> Bool {
    revision.map { $0.path(of: absolutePath(of: path)) == nil } ?? false
  }
}

extension FolderPath {
  package init(_ path: String, in currentFolder: String) {
    self.init(shown: Paths.normalized(path), absolute: Paths.join(currentFolder, path))
  }

  /// A folder of a revision.
  ///
  /// - Parameter path: relative to the top of the repository; empty for the top itself.
  package init(_ path: String, of revision: RevisionPath) {
    let absolute = Paths.join(revision.copy, path)
    self.init(
      shown: revision.shown(absolute) ?? path, absolute: absolute, revision: revision)
  }
}

/// A folder with files of a revision, each at its place in the repository.
package struct RevisionPath: Equatable, Sendable {
  /// The name of the revision, for users.
  let name: String
  /// The absolute path of the folder.
  let copy: String
  /// The absolute path of the work tree, which absolute paths in settings lead to.
  let workTree: String

  package init(name: String, copy: String, workTree: String) {
    (self.name, self.copy, self.workTree) = (name, copy, workTree)
  }

  /// The path in the repository; nil for a place outside the copy.
  package func path(of place: String) -> String? { Self.path(of: place, in: copy) }

  fileprivate func shown(_ place: String) -> String? {
    path(of: place).map { "\(name):\($0.isEmpty ? "." : $0)" }
  }

  /// The place in the copy of an absolute path in the work tree; nil for any other path.
  fileprivate func place(of path: String) -> String? {
    guard Paths.isAbsolute(path) else { return nil }
    let places = [Paths.normalized(path), FileSystem.place(of: path)]
    return places.lazy.compactMap { Self.path(of: $0, in: workTree) }.first
      .map { Paths.join(copy, $0) }
  }

  private static func path(of place: String, in folder: String) -> String? {
    if place == folder { return "" }
    return place.hasPrefix(folder + "/") ? String(place.dropFirst(folder.count + 1)) : nil
  }
}
