/// Reads the small fixed grammars of dates and durations.
struct LexicalScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// All digits, if their number is allowed; at most 18, which fit an `Int`.
  mutating func digits(_ allowed: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard allowed.contains(digits.count), digits.count <= 18 else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// One digit or more, as written.
  mutating func digitText() -> String? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return String(digits)
  }

  /// The digits after a decimal point, as a number below 1.
  mutating func fraction() -> Double? {
    digitText().flatMap { Double("0." + $0) }
  }
}
