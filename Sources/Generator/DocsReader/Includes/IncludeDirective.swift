import Diagnostics

/// A place where a page includes a file: `[!include[text](path)]`, as DocFX writes it.
struct IncludeDirective: Equatable {
  /// The whole directive.
  let range: Range<Int>
  /// The path as it is written; nil for a directive that has none.
  let path: Range<Int>?
  /// Whether it is alone on its line. Then the included text keeps its own lines.
  let isBlock: Bool
}

/// Finds the directives of a page. A directive inside a code block or code span is only text.
struct IncludeScanner {
  private static let start = Array("[!include".utf8)

  private let file: SourceFile
  private var fence: CodeFence?
  private var isInComment = false
  private var found: [IncludeDirective] = []

  /// - Parameter range: the range to search.
  static func directives(in file: SourceFile, _ range: Range<Int>) -> [IncludeDirective] {
    guard mayInclude(file) else { return [] }
    var scanner = IncludeScanner(file: file)
    for line in file.text(range).lines { scanner.read(line.range) }
    return scanner.found
  }

  /// Whether the file may have a directive. Most files have none, and looking at the exclamation
  /// marks is enough to know that.
  static func mayInclude(_ file: SourceFile) -> Bool {
    file.bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      while let mark = bytes.firstOffset(of: UInt8(ascii: "!"), from: offset) {
        if mark > 0, isStart(bytes, at: mark - 1) { return true }
        offset = mark + 1
      }
      return false
    }
  }

  private static func isStart(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    offset + start.count <= bytes.count
      && start.indices.allSatisfy { bytes[offset + $0].lowercasedASCII == start[$0] }
  }

  // MARK: Lines

  private mutating func read(_ line: Range<Int>) {
    if readFence(line) { return }
    var offset = line.lowerBound
    var ticks = 0
    while offset < line.upperBound {
      if isInComment || file.text(offset..<line.upperBound).hasPrefix("<!--") {
        offset = skipComment(from: offset, line)
      } else if file.bytes[offset] == UInt8(ascii: "`") {
        ticks += 1
        offset += 1
      } else if ticks % 2 == 0, let directive = directive(at: offset, in: line) {
        found.append(directive)
        offset = directive.range.upperBound
      } else {
        offset += 1
      }
    }
  }

  /// - Returns: whether the line opens, closes or is inside a code block.
  private mutating func readFence(_ line: Range<Int>) -> Bool {
    file.bytes.withUnsafeBufferPointer { bytes in
      // After a tab, too: that is a code block in a list.
      let text = UnsafeBufferPointer(rebasing: bytes[line].drop { $0 == UInt8(ascii: "\t") })
      if let open = fence {
        if open.isClosed(by: text) { fence = nil }
        return true
      }
      fence = CodeFence(text)
      return fence != nil
    }
  }

  private mutating func skipComment(from offset: Int, _ line: Range<Int>) -> Int {
    isInComment = true
    guard let end = file.text(offset..<line.upperBound).firstIndex(of: Array("-->".utf8)) else {
      return line.upperBound
    }
    isInComment = false
    return end + 3
  }

  // MARK: A directive

  private func directive(at offset: Int, in line: Range<Int>) -> IncludeDirective? {
    let isStart = file.bytes.withUnsafeBufferPointer { Self.isStart($0, at: offset) }
    guard isStart else { return nil }
    let isEscaped = offset > line.lowerBound && file.bytes[offset - 1] == UInt8(ascii: "\\")
    guard !isEscaped else { return nil }
    let content = file.text(offset + Self.start.count..<line.upperBound)
    guard let title = bracketed(content.withoutLeadingSpace, open: "[", close: "]"),
      let target = bracketed(
        file.text(title.upperBound + 1..<line.upperBound), open: "(", close: ")"),
      let end = closing(after: target.upperBound + 1, line)
    else {
      let end = content.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? content.range.upperBound
      return IncludeDirective(
        range: offset..<file.text(offset..<end).trimmed.range.upperBound, path: nil, isBlock: false)
    }
    let range = offset..<end
    return IncludeDirective(
      range: range, path: path(in: target), isBlock: file.text(line).trimmed.range == range)
  }

  /// Longer than any text or path of a directive. A longer one is not searched for its end.
  private static let longest = 1024

  /// The text between two brackets. It may contain pairs of brackets.
  private func bracketed(_ text: ByteText, open: Character, close: Character) -> Range<Int>? {
    guard text.first == open.asciiValue else { return nil }
    var depth = 0
    for offset in text.range.prefix(Self.longest) {
      let byte = text.bytes[offset]
      if byte == open.asciiValue { depth += 1 }
      if byte == close.asciiValue { depth -= 1 }
      if depth == 0 { return text.range.lowerBound + 1..<offset }
    }
    return nil
  }

  private func closing(after offset: Int, _ line: Range<Int>) -> Int? {
    let rest = file.text(min(offset, line.upperBound)..<line.upperBound).withoutLeadingSpace
    return rest.first == UInt8(ascii: "]") ? rest.range.lowerBound + 1 : nil
  }

  /// The path without angle brackets around it and without the title in quotes after it.
  private func path(in target: Range<Int>) -> Range<Int>? {
    var text = file.text(target).trimmed
    if text.first == UInt8(ascii: "<"), let end = text.firstIndex(of: UInt8(ascii: ">")) {
      text = text.dropFirst(1).prefix(upTo: end).trimmed
    } else if let quote = [" \"", " '"].lazy.compactMap({ text.firstIndex(of: Array($0.utf8)) })
      .first
    {
      text = text.prefix(upTo: quote).trimmed
    }
    return text.isEmpty ? nil : text.range
  }
}

extension ByteText {
  fileprivate var withoutLeadingSpace: ByteText {
    var text = self
    while let byte = text.first, byte.isASCIIWhitespace { text = text.dropFirst(1) }
    return text
  }
}

/// The file to which the path of an include leads.
enum IncludePath: Equatable {
  /// A path inside the folder of pages, relative to that folder.
  case inside(String)
  case outside

  /// - Parameters:
  ///   - text: the path as it is written; `~/` is the folder of pages.
  ///   - page: the path of the file that includes.
  init(_ text: String, from page: String) {
    let path = (text.removingPercentEncoding() ?? text).map { $0 == "\\" ? "/" : $0 }
    var rest = String(path)
    var parts = page.split(separator: "/").dropLast().map(String.init)
    if rest.hasPrefix("~/") {
      parts = []
      rest.removeFirst(2)
    }
    guard !rest.hasPrefix("/"), !rest.contains("://") else {
      self = .outside
      return
    }
    for part in rest.prefix(while: { $0 != "?" && $0 != "#" }).split(separator: "/")
    where part != "." {
      if part != ".." {
        parts.append(String(part))
      } else if parts.popLast() == nil {
        self = .outside
        return
      }
    }
    self = .inside(parts.joined(separator: "/"))
  }
}

extension String {
  /// The text with its percent-encoding decoded; nil if a part of it is not valid UTF-8 or not
  /// encoded correctly.
  func removingPercentEncoding() -> String? {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let digits = String(rest.prefix(2)),
        let value = UInt8(digits, radix: 16)
      else { return nil }
      rest = rest.dropFirst(2)
      bytes.append(value)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
