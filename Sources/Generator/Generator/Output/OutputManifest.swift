/// The list, kept in the output folder, of the files that docs2swift wrote there.
///
/// It has one path on each line instead of JSON, so that version control can merge two lists: their
/// union is correct, and conflict markers are not paths of existing files.
struct OutputManifest: Equatable, Sendable {
  static let fileName = ".docs2swift-files"
  private static let header =
    "# \(GeneratedFileMarker.text): the files here that it wrote, may replace and may remove."

  private static let specsLabel = "# specs: "

  var paths: Set<String>
  /// The folder of pages, relative to the output folder; nil for the default.
  var specs: String?
  static let usualSpecs = "../specs"
  /// Whether the list has the format of this version. A checkout may have changed its line endings.
  private var isAsWritten = true

  init(paths: some Sequence<String> = [], specs: String? = nil) {
    self.paths = Set(paths)
    self.specs = specs == Self.usualSpecs ? nil : specs
  }

  /// The folders of the files.
  var folders: Set<String> { Set(paths.flatMap(Paths.ancestors)) }

  /// Whether docs2swift could write a file with this path.
  static func mayList(_ path: String) -> Bool {
    Paths.isPlainRelative(path)
      && !path.utf8.split(separator: UInt8(ascii: "/")).contains { $0.first == UInt8(ascii: ".") }
  }

  /// The list of a folder; an empty list if there is none.
  static func read(in folder: String) throws(FileError) -> OutputManifest {
    do {
      let bytes = try FileSystem.read(
        Paths.join(folder, fileName), limit: SourceFileReader.sizeLimit)
      return OutputManifest(text: String(decoding: bytes, as: UTF8.self))
    } catch {
      if error.isMissingFile { return OutputManifest() }
      throw error
    }
  }

  /// Reads a list. A line that is not a path inside the folder is skipped.
  init(text: String) {
    let lines = text.utf8.split { [0x0A, 0x0D].contains($0) }.map { String(Substring($0)) }
    paths = Set(lines.filter { !$0.hasPrefix("#") && Paths.isPlainRelative($0) })
    specs = lines.first { $0.hasPrefix(Self.specsLabel) }
      .map { String($0.dropFirst(Self.specsLabel.count)) }
    isAsWritten = text.utf8.elementsEqual(self.text.utf8)
  }

  var text: String {
    let origin = specs.map { [Self.specsLabel + $0] } ?? []
    return ([Self.header] + origin + paths.sorted()).joined(separator: "\n") + "\n"
  }
}
