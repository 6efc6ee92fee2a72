/// The list, kept in the output folder, of the files that docs2swift wrote there.
///
/// One path on each line and not JSON, so that version control can merge two lists: their union is
/// right, and a line of conflict markers is no path of a file that exists.
struct OutputManifest: Equatable, Sendable {
  static let fileName = ".docs2swift-files"
  private static let header =
    "# \(GeneratedFileMarker.text): the files here that it wrote, may replace and may remove."

  private static let specsLabel = "# specs: "

  var paths: Set<String>
  /// The folder of pages the files are made from, seen from the output folder; nil for the usual
  /// one.
  var specs: String?
  static let usualSpecs = "../specs"

  init(paths: some Sequence<String> = [], specs: String? = nil) {
    self.paths = Set(paths)
    self.specs = specs == Self.usualSpecs ? nil : specs
  }

  /// Reads a list; a line that is no path inside the folder is skipped.
  init(text: String) {
    let lines = text.utf8.split { [0x0A, 0x0D].contains($0) }.map { String(Substring($0)) }
    paths = Set(lines.filter { !$0.hasPrefix("#") && Paths.isPlainRelative($0) })
    specs = lines.first { $0.hasPrefix(Self.specsLabel) }
      .map { String($0.dropFirst(Self.specsLabel.count)) }
  }

  var text: String {
    let origin = specs.map { [Self.specsLabel + $0] } ?? []
    return ([Self.header] + origin + paths.sorted()).joined(separator: "\n") + "\n"
  }
}
