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
    var rest = file.text(range)
    guard let start = rest.popLine()?.trimmed, !start.isEmpty else { return nil }
    startLine = start.range
    var headers: [Range<Int>] = []
    while let line = rest.popLine()?.trimmed, !line.isEmpty { headers.append(line.range) }
    self.headers = headers
    body = rest.trimmed.range
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
