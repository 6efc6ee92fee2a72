import Diagnostics

/// A documented HTTP message: a start line, headers, an empty line and a body.
struct HTTPSample: Sendable {
  let startLine: Range<Int>
  let headers: [Range<Int>]
  /// Empty if there is no body.
  let body: Range<Int>
  /// Whether the body is the content of a file, shown as it is.
  private(set) var isRaw = false
  /// The value of the body; nil if there is no body, for files, and for a body that cannot be
  /// parsed.
  var value: SampleShape?

  /// - Returns: nil if there is no start line.
  init?(_ range: Range<Int>, of file: SourceFile) {
    var lines = SampleLines(file: file, range: range)
    guard let start = lines.next(), !start.isEmpty else { return nil }
    startLine = start.range
    var headers: [Range<Int>] = []
    while let line = lines.next(), !line.isEmpty { headers.append(line.range) }
    self.headers = headers
    body = file.text(lines.offset..<range.upperBound).trimmed.range
    isRaw = !body.isEmpty && hasFile(in: file)
  }

  /// Whether the headers say that the body is not JSON, or it begins like a file.
  private func hasFile(in file: SourceFile) -> Bool {
    if let type = header("content-type", in: file), !type.contains(ascii: "json") { return true }
    return ["GIF8", "%PDF-", "PK\u{3}\u{4}"].contains { (signature: StaticString) in
      file.text(body).hasPrefix(signature)
    }
  }

  /// The value of a header, in lower case.
  func header(_ name: StaticString, in file: SourceFile) -> String? {
    for range in headers {
      let line = file.text(range)
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        line.prefix(upTo: colon).trimmed.equals(ignoringCase: name)
      else { continue }
      return line.suffix(from: colon + 1).trimmed.string.lowercased()
    }
    return nil
  }
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
