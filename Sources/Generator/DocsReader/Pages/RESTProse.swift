import Diagnostics

/// Makes Markdown from the blocks of prose on a REST page.
enum RESTProse {
  /// Pages print a labelled remark as a heading: `Label: ## text`.
  static func heading(_ text: String) -> String? {
    let bytes = ByteText(Array(text.utf8))
    guard let colon = bytes.firstIndex(of: Array(":".utf8)) else {
      return Prose.line(text).map { "**\($0)**" }
    }
    guard let label = Prose.line(bytes.prefix(upTo: colon)) else { return nil }
    var rest = bytes.suffix(from: colon + 1).trimmed
    while rest.first == UInt8(ascii: "#") { rest = rest.dropFirst(1) }
    return (["**\(label):**"] + (Prose.line(rest).map { [$0] } ?? [])).joined(separator: " ")
  }

  static func list(_ range: Range<Int>, of file: SourceFile) -> String? {
    var items: [String] = []
    var item: Range<Int>?
    func flush() {
      if let item, let line = Prose.line(file.text(item)) { items.append("- \(line)") }
    }
    for line in file.text(range).lines.map(\.trimmed) {
      let isItem = ["* ", "- ", "+ "].contains { (marker: StaticString) in line.hasPrefix(marker) }
      if isItem {
        flush()
        item = line.dropFirst(2).range
      } else if !line.isEmpty {
        item = (item?.lowerBound ?? line.range.lowerBound)..<line.range.upperBound
      }
    }
    flush()
    return items.isEmpty ? nil : items.joined(separator: "\n")
  }

  static func code(_ code: MarkdownCode, of file: SourceFile) -> String? {
    let lines = file.bytes[code.content]
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { line in
        let end = line.lastIndex { !$0.isASCIIWhitespace }.map { $0 + 1 } ?? line.startIndex
        return String(decoding: line[..<end], as: UTF8.self)
      }
    let content = lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
    guard !content.isEmpty else { return nil }
    return (["```"] + content + ["```"]).joined(separator: "\n")
  }
}
