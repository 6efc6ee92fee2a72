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
  /// Relative to the current folder, or absolute, as the user wrote it.
  package var shown: String
  package var absolute: String

  /// A folder relative to this one.
  package func folder(_ path: String) -> FolderPath {
    FolderPath(shown: Paths.join(shown, path), absolute: Paths.join(absolute, path))
  }

  package func shownPath(of path: String) -> String { Paths.join(shown, path) }
  package func absolutePath(of path: String) -> String { Paths.join(absolute, path) }
}

extension FolderPath {
  package init(_ path: String, in currentFolder: String) {
    self.init(shown: Paths.normalized(path), absolute: Paths.join(currentFolder, path))
  }

  /// A folder with a display name, for example of a revision.
  package init(_ absolute: String, shownAs shown: String) {
    self.init(shown: shown, absolute: absolute)
  }
}
