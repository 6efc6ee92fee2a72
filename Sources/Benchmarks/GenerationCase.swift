import Foundation

/// Pages to generate from, the measurements, and their limits.
struct GenerationCase {
  /// Whether the output exists before the run.
  enum Output: String {
    case new = "written"
    case unchanged = "nothing changed"
  }

  enum Target {
    /// Seconds of wall time.
    case wall(Double)
    /// Processor time, as a multiple of the bare parse of the same bytes.
    case multiple(Double)
  }

  let name: String
  /// Sibling folders in the folder of pages.
  let folders: [URL]
  let output: Output
  var target: Target?

  static var all: [GenerationCase] {
    let tokens = PackageFolder.root.appending(path: "specs")
    let seeds = [
      GenerationCase(
        name: "token pages", folders: [tokens], output: .unchanged, target: .wall(0.050))
    ]
    guard let corpus = PackageFolder.corpus else { return seeds }
    let soap = corpus.appending(path: "soap")
    let rest = corpus.appending(path: "restful")
    return seeds
      + pair("SOAP of Services88", [soap.appending(path: "Services88")])
      + pair("REST pages", [rest])
      + pair("SOAP and REST", [soap, rest])
  }

  private static func pair(_ name: String, _ folders: [URL]) -> [GenerationCase] {
    [
      GenerationCase(name: name, folders: folders, output: .new, target: .multiple(4)),
      GenerationCase(name: name, folders: folders, output: .unchanged, target: .multiple(3)),
    ]
  }

  /// Copies the folders into one.
  func copyPages(to folder: URL) throws {
    let manager = FileManager.default
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    for source in folders {
      try manager.copyItem(at: source, to: folder.appending(path: source.lastPathComponent))
    }
  }
}
