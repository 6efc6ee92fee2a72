import Diagnostics
import DocsReader
import ServiceModel
import TestSupport
import Testing

/// Pages that were cut off or damaged never crash the reader, and are never read without a
/// diagnostic.
@Suite struct HostileInputTests {
  /// Every page of the seeds, cut at every eleventh byte and at each of the last hundred bytes.
  @Test(arguments: 0..<5)
  func cutOff(index: Int) throws {
    let files = try PageFolder.read(Checkout.specs)
    let whole = Outcome(files)
    let file = files[index]
    let lengths =
      Array(stride(from: 0, to: file.bytes.count, by: 11))
      + Array(max(0, file.bytes.count - 100)..<file.bytes.count)
    for length in lengths {
      var cut = files
      cut[index] = SourceFile(path: file.path, bytes: Array(file.bytes[..<length]))
      let outcome = Outcome(cut)
      let isNoticed = !outcome.serious.isEmpty || outcome.model == whole.model
      #expect(isNoticed, "\(file.path) cut at \(length)")
    }
  }

  /// One byte of a page is replaced by one that has a meaning for a parser.
  @Test(arguments: 0..<5)
  func damaged(index: Int) throws {
    let files = try PageFolder.read(Checkout.specs)
    let file = files[index]
    var generator = SeededGenerator(UInt64(index))
    for _ in 0..<400 {
      var bytes = file.bytes
      let offset = Int.random(in: 0..<bytes.count, using: &generator)
      let replacement = "<>&\"'|`#*:/\n\r\0\u{7F}-{}[],x".utf8.randomElement(using: &generator)
      bytes[offset] = try #require(replacement)
      _ = Outcome([SourceFile(path: file.path, bytes: bytes)])
    }
  }

  @Test(arguments: 0..<5)
  func withoutALine(index: Int) throws {
    let files = try PageFolder.read(Checkout.specs)
    let file = files[index]
    for line in 1...file.lineStarts.count {
      var bytes = file.bytes
      let end = line < file.lineStarts.count ? file.lineStarts[line] : bytes.count
      bytes.removeSubrange(file.lineStarts[line - 1]..<end)
      _ = Outcome([SourceFile(path: file.path, bytes: bytes)])
    }
  }

  @Test(arguments: [
    "---\n---\n", "---\ntitle:\n---\n", "---\ntitle: POST \n---\n# POST \n",
    "---\ntitle: POST x\n---\n# POST x\n\n```http\n```\n",
    "---\ntitle: Services9.LibraryAgent.Lend SOAP\n---\n## Lend Request\n```xml\n```\n",
    "---\ntitle: Services9.LibraryAgent.Lend SOAP\n---\n## Lend Request\n```xml\n\n\n```",
    "---\ntitle: GET x\n---\n|\n|-\n|\n",
    "---\ntitle: GET x\n---\n| Response | Description |\n|-|-|\n\\",
    "\u{FEFF}---\ntitle: Book\n---\n", "# \r\r# x\r",
  ])
  func oddPages(text: String) {
    _ = Outcome([SourceFile(path: "x.md", text: text)])
  }
}
