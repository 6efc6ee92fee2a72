/// Arithmetic on paths as text; nothing here looks at the disk.
package enum Paths {
  package static func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") }

  /// The path seen from a folder; an absolute path stays what it is.
  package static func join(_ folder: String, _ path: String) -> String {
    normalized(isAbsolute(path) || folder.isEmpty ? path : "\(folder)/\(path)")
  }

  /// Without `.`, doubled slashes and, where a name stands before it, `..`; `.` for nothing.
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

  /// Whether a path cannot be written more plainly; most paths were made here.
  private static func isNormalized(_ path: String) -> Bool {
    // How long the name is that is being read, and how many full stops it begins with.
    var (length, stops) = (0, 0)
    for byte in isAbsolute(path) ? path.utf8.dropFirst() : path.utf8[...] {
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

  /// Whether a name is nothing, `.` or `..`.
  private static func isEmptyOrStops(_ length: Int, _ stops: Int) -> Bool {
    length == stops && length <= 2
  }

  /// The way from one folder to another place, both absolute: `../generated`.
  package static func relative(to target: String, from folder: String) -> String {
    let source = normalized(folder).split(separator: "/")
    let destination = normalized(target).split(separator: "/")
    let shared = zip(source, destination).prefix { $0 == $1 }.count
    let ups = [Substring](repeating: "..", count: source.count - shared)
    let joined = (ups + destination.dropFirst(shared)).joined(separator: "/")
    return joined.isEmpty ? "." : joined
  }

  /// The folder a path lies in; nil for a single name and for the root.
  package static func parent(of path: String) -> String? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    if slash == path.startIndex { return path.utf8.count > 1 ? "/" : nil }
    return String(path[..<slash])
  }

  /// The folders that a relative path lies in, the innermost first.
  static func ancestors(of path: String) -> [String] {
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

  /// Whether a path stays inside the folder it is relative to, and is written in the one plain way.
  package static func isPlainRelative(_ path: String) -> Bool {
    !path.isEmpty && !isAbsolute(path) && !path.utf8.contains { $0 == 0 || $0 == 0x0A }
      && isNormalized(path)
  }
}
