import Diagnostics

/// A documented HTTP message: a start line, headers, an empty line and a body.
struct HTTPSample: Sendable {
  let startLine: Range<Int>
  let headers: [Range<Int>]
  /// Empty without a body.
  let body: Range<Int>
  /// The value of the body; nil without one, for files, and for what does not parse.
  var value: JSONValue?

  /// - Returns: nil when there is no start line.
  init?(_ range: Range<Int>, of file: SourceFile) {
    var lines = SampleLines(file: file, range: range)
    guard let start = lines.next(), !start.isEmpty else { return nil }
    startLine = start.range
    var headers: [Range<Int>] = []
    while let line = lines.next(), !line.isEmpty { headers.append(line.range) }
    self.headers = headers
    body = file.text(lines.offset..<range.upperBound).trimmed.range
  }

  /// Bodies that are files are shown as they are, with the first bytes of an image.
  func isBinary(in file: SourceFile) -> Bool { file.text(body).hasPrefix("GIF89") }
}

/// The lines of a sample, trimmed.
private struct SampleLines: IteratorProtocol {
  let file: SourceFile
  let range: Range<Int>
  private(set) var offset: Int

  init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
    offset = range.lowerBound
  }

  mutating func next() -> ByteText? {
    guard offset < range.upperBound else { return nil }
    let rest = file.text(offset..<range.upperBound)
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
    defer { offset = min(end + 1, range.upperBound) }
    return rest.prefix(upTo: end).trimmed
  }
}
