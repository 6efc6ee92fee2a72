/// Collects paragraphs. White space is folded. Markup is kept apart from text until the text has
/// been escaped.
struct ProseWriter {
  /// These bytes represent markup in the text. No text may contain them.
  enum Mark: UInt8 { case bold = 1, emphasis, code, linkStart, linkEnd, targetEnd }

  private var current: [UInt8] = []
  /// The marks of the paragraph that are open.
  private var openMarks: Set<Mark> = []
  private var hasPendingSpace = false
  private var isBehindOpeningMark = false
  private var paragraphs: [String] = []

  /// Whether the following text is inside code: between marks, or after a single backtick.
  private(set) var isInCode = false

  mutating func append(_ byte: UInt8) {
    if byte.isASCIIWhitespace {
      hasPendingSpace = hasPendingSpace || !(current.isEmpty || isBehindOpeningMark)
    } else if byte >= 0x20 {
      flushSpace()
      current.append(byte)
      isBehindOpeningMark = false
      if byte == UInt8(ascii: "`") { isInCode.toggle() }
    }
  }

  mutating func append(_ bytes: ArraySlice<UInt8>) { for byte in bytes { append(byte) } }

  mutating func mark(_ mark: Mark) {
    // Markdown recognises a closing mark only directly after its text.
    let isClosing = openMarks.remove(mark) != nil
    if !isClosing { openMarks.insert(mark) }
    if !isClosing { flushSpace() }
    current.append(mark.rawValue)
    isBehindOpeningMark = !isClosing
    if mark == .code { isInCode.toggle() }
  }

  mutating func code(_ text: String) {
    guard !text.isEmpty else { return }
    mark(.code)
    for byte in text.utf8 { append(byte) }
    mark(.code)
  }

  mutating func beginLink() {
    flushSpace()
    current.append(Mark.linkStart.rawValue)
  }

  mutating func endLink(to target: String) {
    current.append(Mark.linkEnd.rawValue)
    for byte in target.utf8 where !byte.isASCIIWhitespace && byte >= 0x20 { current.append(byte) }
    current.append(Mark.targetEnd.rawValue)
  }

  mutating func endParagraph() {
    let text = ProseEscaping.markdown(current)
    if !text.isEmpty { paragraphs.append(text) }
    current.removeAll()
    openMarks.removeAll()
    hasPendingSpace = false
    isInCode = false
  }

  mutating func finish() -> [String] {
    endParagraph()
    return paragraphs
  }

  private mutating func flushSpace() {
    if hasPendingSpace { current.append(0x20) }
    hasPendingSpace = false
  }
}
