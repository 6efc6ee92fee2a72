import Foundation

/// The measurements of one round of a case.
struct GenerationMeasurement {
  let run: ProgramRun
  /// Seconds of processor time that the libraries alone take to make trees of the same bytes.
  let bare: Double
  /// The same without making trees of the XML.
  let events: Double

  /// - Parameter folder: for the output. It does not exist yet, or has the output of an earlier round
  ///   if nothing is to change.
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
