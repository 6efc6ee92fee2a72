import Foundation

/// Generation by the tool in a process of its own, compared with libxml2 and cmark-gfm alone
/// parsing the same bytes in memory: into trees, and the XML also into events only.
struct GenerationBenchmark {
  let rounds: Int

  func run() throws {
    print("\nGeneration in a release build, median of \(rounds) rounds\n")
    let head = [
      "", "MB", "wall ms", "CPU ms", "bare CPU ms", "of bare", "target", "of bare events",
      "memory MB",
    ]
    // Nothing is removed in between, because a file system may still be busy with deleted files
    // when it creates new ones, which would be measured too.
    let rows = try withTemporaryFolder("generation-benchmark") { folder in
      try GenerationCase.all.enumerated().map { index, work in
        try row(work, in: folder.appending(path: "\(index)"))
      }
    }
    printTable([head] + rows)
    if PackageFolder.corpus == nil {
      print("\nThe rest is skipped: there is no documentation in ../shared/corpus/2023.")
    }
  }

  private func row(_ work: GenerationCase, in folder: URL) throws -> [String] {
    let specs = folder.appending(path: "specs")
    try work.copyPages(to: specs)
    let bytes = try pages(in: specs)
    // The system still writes the last output to the disk, which takes time from the next run.
    let measured = try (0..<rounds).map { round in
      let output = work.output == .unchanged ? "unchanged" : "\(round)"
      return try GenerationMeasurement(
        work, pages: specs, bytes: bytes, folder: folder.appending(path: output))
    }
    let size = bytes.reduce(0) { $0 + Double($1.count) } / 1_000_000
    return [
      "\(work.name), \(work.output.rawValue)", decimal(size, digits: 2),
      milliseconds(measured.map(\.run.wall)), milliseconds(measured.map(\.run.processor)),
      milliseconds(measured.map(\.bare)),
      ratio(measured, \.bare), target(of: work), ratio(measured, \.events),
      decimal(median(measured.map(\.run.memory)) / 1_000_000, digits: 1),
    ]
  }

  /// The files that the tool reads from a folder, in the same order in each round.
  private func pages(in folder: URL) throws -> [[UInt8]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try names.filter { $0.hasSuffix(".md") }.sorted()
      .map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
  }

  private func ratio(
    _ measured: [GenerationMeasurement], _ bare: KeyPath<GenerationMeasurement, Double>
  ) -> String {
    decimal(median(measured.map { $0.run.processor / $0[keyPath: bare] }), digits: 2)
  }

  private func milliseconds(_ seconds: [Double]) -> String {
    decimal(median(seconds) * 1_000, digits: 1)
  }

  private func target(of work: GenerationCase) -> String {
    switch work.target {
    case .wall(let seconds): "\(decimal(seconds * 1_000, digits: 0)) ms wall"
    case .multiple(let factor): "\(decimal(factor, digits: 2)) of bare"
    case nil: ""
    }
  }
}

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

/// The measurements of one round of a case.
struct GenerationMeasurement {
  let run: ProgramRun
  /// Seconds of processor time that the libraries alone take to make trees of the same bytes.
  let bare: Double
  /// The same without making trees of the XML.
  let events: Double

  /// - Parameter folder: for the output. It does not exist yet, or has the output of an earlier
  ///   round if nothing is to change.
  init(_ work: GenerationCase, pages: URL, bytes: [[UInt8]], folder: URL) throws {
    bare = try Self.bare(bytes, .tree)
    events = try Self.bare(bytes, .events)
    let arguments = ["generate", pages.path, "--output", folder.path]
    if work.output == .unchanged, !FileManager.default.fileExists(atPath: folder.path) {
      _ = try ProgramRun.docs2swift(arguments)
    }
    run = try ProgramRun.docs2swift(arguments)
  }

  /// Small pages are read repeatedly, so that the time can be measured.
  private static func bare(_ pages: [[UInt8]], _ xml: BarePageParser.XML) throws -> Double {
    let start = ProcessorTime.thread
    var count = 0.0
    repeat {
      for page in pages { try BarePageParser.parse(page, xml: xml) }
      count += 1
    } while ProcessorTime.thread - start < 0.1
    return (ProcessorTime.thread - start) / count
  }
}
