import Diagnostics
import DocsReader
import Foundation
import ModelEditing
import ServiceModel
import TestSupport
import Testing

/// The result for WSDLs of other vendors, in numbers: `Tests/Snapshots/wsdl.json`.
///
/// The snapshot has counts and no text of the files. With `DOCS2SWIFT_RECORD` set it is written
/// again.
@Suite(
  "Snapshot of foreign WSDLs",
  .enabled(if: SharedFolder.hasWSDL, "the folder shared/wsdl is absent"), .serialized)
struct WSDLSnapshotTests {
  private static let file = Checkout.url.appending(path: "Tests/Snapshots/wsdl.json")

  private struct Row: Codable, Equatable {
    /// The operations that can be called.
    var operations: Int
    var types: Int
    /// Types that are kept as XML because the model cannot express them.
    var fragments: Int
    /// Operations that are left out.
    var leftOut: Int
    /// The number of diagnostics with the same text, without the names in it.
    var reasons: [String: Int]?

    /// Every operation can be called, and nothing with a type is kept as XML.
    var isWhole: Bool { operations > 0 && leftOut == 0 && fragments == 0 }
  }

  private struct Snapshot: Codable, Equatable {
    var inputs: [String: Row]
    var sets: [String: Row]
  }

  private static func row(_ folder: URL) throws -> Row {
    var bag = DiagnosticBag()
    let files = try PageFolder.read(folder, endings: PageFolder.wsdl)
    let everything = DocumentationReader().read(files, diagnostics: &bag)
    let model = Availability.settle(everything, diagnostics: &bag)
    let offered = model.versions.flatMap(\.services).flatMap(\.operations).count
    let found = bag.canonical
    let fragments = found.count {
      $0.severity != .note && $0.concern?.subject.hasPrefix("type ") == true
    }
    var row = Row(
      operations: offered, types: model.versions.flatMap(\.types).count, fragments: fragments,
      leftOut: everything.versions.flatMap(\.services).flatMap(\.operations).count - offered)
    // A note may be the reason why there is nothing.
    let reasons = found.filter { !row.isWhole || $0.severity != .note }.map(\.message)
    let counts = Dictionary(grouping: reasons.map(Self.nameless)) { $0 }.mapValues(\.count)
    row.reasons = counts.isEmpty ? nil : counts
    return row
  }

  /// The names come from the files, which we do not control.
  private static func nameless(_ message: String) -> String {
    message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .map { $0.isMultiple(of: 2) ? String($1) : "…" }.joined(separator: "'")
  }

  private static func rows(_ folder: URL) throws -> [String: Row] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try row(folder.appending(path: $0))) })
  }

  @Test func whatIsMadeOfEachIsAsRecorded() throws {
    let found = Snapshot(
      inputs: try Self.rows(SharedFolder.wsdlInputs), sets: try Self.rows(SharedFolder.wsdlSets))
    if ProcessInfo.processInfo.environment["DOCS2SWIFT_RECORD"] != nil {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try (encoder.encode(found) + Data("\n".utf8)).write(to: Self.file)
    }
    let recorded = try JSONDecoder().decode(Snapshot.self, from: Data(contentsOf: Self.file))
    for (name, row) in found.inputs { #expect(row == recorded.inputs[name], "\(name)") }
    for (name, row) in found.sets { #expect(row == recorded.sets[name], "\(name)") }
    let partial = found.inputs.filter { !$0.value.isWhole }.keys.sorted()
    #expect(partial == [])
    let whole = found.sets.filter { $0.value.isWhole }.count
    #expect(whole >= 35, "\(whole) sets are whole")
    // If something is incomplete, a diagnostic says why.
    let silent = found.sets.filter { !$0.value.isWhole && $0.value.reasons == nil }.keys.sorted()
    #expect(silent == [])
  }
}
