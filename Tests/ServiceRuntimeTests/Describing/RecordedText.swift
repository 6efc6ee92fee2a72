import Foundation
import Testing

/// A text that is committed and reviewed: DOCS2SWIFT_RECORD=1 writes it again.
enum RecordedText {
  static func expect(
    _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Descriptions").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["DOCS2SWIFT_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(text == recorded, sourceLocation: sourceLocation)
  }
}
