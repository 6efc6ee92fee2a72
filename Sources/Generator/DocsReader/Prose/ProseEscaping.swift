/// Writes the text of a paragraph as Markdown with the intended meaning, and with as few
/// backslashes as possible.
enum ProseEscaping {
  /// - Parameter bytes: the text of one paragraph with the marks of `ProseWriter`.
  static func markdown(_ bytes: [UInt8]) -> String {
    let marked = ProseWriter.Mark.self
    guard bytes.contains(where: { $0 > 0x20 }) else { return "" }
    let hasUnbalancedCode = bytes.count { $0 == UInt8(ascii: "`") } % 2 == 1
    let unpaired = unpairedMarks(in: bytes)
    var result: [UInt8] = []
    var isCode = false
    var isMarkedCode = false
    var isTarget = false
    var links = LinkTexts(bytes)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case marked.bold.rawValue where !unpaired.contains(byte): result += Array("**".utf8)
      case marked.emphasis.rawValue where !unpaired.contains(byte): result += Array("*".utf8)
      case marked.code.rawValue where !unpaired.contains(byte):
        result += Array("`".utf8)
        isCode.toggle()
        isMarkedCode = isCode
      case marked.linkStart.rawValue: result += Array("[".utf8)
      case marked.linkEnd.rawValue:
        result += Array("](".utf8)
        isTarget = true
      case marked.targetEnd.rawValue:
        result += Array(")".utf8)
        isTarget = false
      case 0..<0x20: break
      case UInt8(ascii: "`") where isMarkedCode: result.append(UInt8(ascii: "'"))
      case UInt8(ascii: "`") where !hasUnbalancedCode:
        result.append(byte)
        isCode.toggle()
      default:
        if !isCode, !isTarget, needsBackslash(bytes, index: index, links: &links) {
          result.append(UInt8(ascii: "\\"))
        }
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func unpairedMarks(in bytes: [UInt8]) -> Set<UInt8> {
    let marks = [ProseWriter.Mark.bold, .emphasis, .code].map(\.rawValue)
    return Set(marks.filter { mark in bytes.count { $0 == mark } % 2 == 1 })
  }

  private static func needsBackslash(_ bytes: [UInt8], index: Int, links: inout LinkTexts) -> Bool {
    let previous = index > 0 ? bytes[index - 1] : 0x20
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
    switch bytes[index] {
    case UInt8(ascii: "*"): return !(previous == 0x20 && next == 0x20) || index == 0
    case UInt8(ascii: "_"):
      return !(isWord(previous) && isWord(next)) && !(previous == 0x20 && next == 0x20)
    case UInt8(ascii: "`"): return true
    case UInt8(ascii: "<"):
      return isWord(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
        || next == UInt8(ascii: "?")
    case UInt8(ascii: "&"): return isWord(next) || next == UInt8(ascii: "#")
    case UInt8(ascii: "["): return links.isStart(index)
    case UInt8(ascii: "\\"): return isPunctuation(next)
    case UInt8(ascii: "~"): return next == UInt8(ascii: "~") || previous == UInt8(ascii: "~")
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "="):
      return index == 0
    case UInt8(ascii: "."), UInt8(ascii: ")"): return isListNumber(bytes, before: index)
    default: return false
    }
  }

  private static func isListNumber(_ bytes: [UInt8], before index: Int) -> Bool {
    (1...9).contains(index) && bytes[..<index].allSatisfy(\.isASCIIDigit)
      && (index + 1 == bytes.count || bytes[index + 1] == 0x20)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !isWord(byte)
  }
}

/// Finds out which brackets begin the text of a link. The brackets must be asked for in the order
/// of the text.
private struct LinkTexts {
  private let bytes: [UInt8]
  /// The first closing bracket that is not before the last position that was asked for.
  private var close = -1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func isStart(_ index: Int) -> Bool {
    if close < index { close = bytes[index...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count }
    guard close + 1 < bytes.count else { return false }
    return [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ":")].contains(bytes[close + 1])
  }
}
