/// The target of a location in a document.
enum RelativeLocation {
  /// - Parameters:
  ///   - location: the location in an import, relative to the document.
  ///   - path: the path of the document.
  /// - Returns: a path among the files that are read.
  static func path(_ location: String, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast()
    for part in location.split(separator: "/") where part != "." {
      if part == ".." { parts = parts.dropLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
