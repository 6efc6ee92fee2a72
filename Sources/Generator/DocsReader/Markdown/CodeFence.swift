/// The line that opens a fenced code block (CommonMark 0.29, section 4.5).
struct CodeFence {
  /// The number of spaces before the marks, at most 3.
  let indentation: Int
  private let mark: UInt8
  private let length: Int

  /// - Returns: nil if the line opens no code block.
  init?(_ line: UnsafeBufferPointer<UInt8>) {
    let text = line.drop { $0 == Self.space }
    indentation = text.startIndex
    guard indentation < 4, let first = text.first, first == Self.backtick || first == Self.tilde
    else { return nil }
    mark = first
    let rest = text.drop { $0 == first }
    length = text.count - rest.count
    guard length >= 3, first == Self.tilde || !rest.contains(first) else { return nil }
  }

  func isClosed(by line: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = line.drop { $0 == Self.space }
    guard text.startIndex < 4, text.first == mark else { return false }
    let rest = text.drop { $0 == mark }
    return text.count - rest.count >= length && rest.allSatisfy(\.isASCIIWhitespace)
  }

  private static let space = UInt8(ascii: " ")
  private static let backtick = UInt8(ascii: "`")
  private static let tilde = UInt8(ascii: "~")
}
