/// The list, kept in the output folder, of the files that docs2swift wrote there.
///
/// One path on each line and not JSON, so that version control can merge two lists: their union is
/// right, and a line of conflict markers is no path of a file that exists.
struct OutputManifest: Equatable, Sendable {
  static let fileName = ".docs2swift-files"
  private static let header =
    "# \(GeneratedFileMarker.text): the files here that it wrote, may replace and may remove."

  var paths: Set<String>

  init(paths: some Sequence<String> = []) {
    self.paths = Set(paths)
  }

  /// Reads a list; a line that is no path inside the folder is skipped.
  init(text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    paths = Set(lines.filter { !$0.hasPrefix("#") && Paths.isPlainRelative($0) })
  }

  var text: String {
    ([Self.header] + paths.sorted()).joined(separator: "\n") + "\n"
  }
}
