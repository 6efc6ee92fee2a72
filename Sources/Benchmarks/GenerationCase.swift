import Foundation

/// Pages to generate from, what is measured of it, and what it may cost.
struct GenerationCase {
  /// Whether the output is there already when the tool begins.
  enum Output: String {
    case new = "written"
    case unchanged = "nothing changed"
  }

  enum Target {
    /// Seconds of wall time.
    case wall(Double)
    /// Processor time, as a multiple of what the bare parse of the same bytes takes.
    case multiple(Double)
  }

  let name: String
  let pages: URL
  let output: Output
  var target: Target?

  static var all: [GenerationCase] {
    let tokens = PackageFolder.root.appending(path: "specs")
    let seeds = [
      GenerationCase(
        name: "token pages", pages: tokens, output: .unchanged, target: .wall(0.050))
    ]
    guard let corpus = PackageFolder.corpus else { return seeds }
    let services = corpus.appending(path: "soap/Services88")
    return seeds + [
      GenerationCase(
        name: "Services88", pages: services, output: .new, target: .multiple(4)),
      GenerationCase(
        name: "Services88", pages: services, output: .unchanged, target: .multiple(3)),
      GenerationCase(name: "all pages", pages: corpus, output: .new),
      GenerationCase(name: "all pages", pages: corpus, output: .unchanged),
    ]
  }
}
