/// A span of time, exactly as on the wire: an `xs:duration`, or over REST also `[d.]hh:mm:ss[.f]`.
public struct TimeSpan: Hashable, Sendable, CustomStringConvertible {
  /// The text as received, for example `PT1H30M`.
  public let text: String

  /// Reads `xs:duration` or `[-][d.]hh:mm:ss[.fffffff]`.
  public init?(_ text: String) {
    guard TimeSpanComponents(text) != nil else { return nil }
    self.text = text
  }

  /// Creates a span from seconds, with at most seven digits of the fraction.
  public init(seconds: Double) {
    let limit = 922_337_203_685.0  // the maximum of 64-bit ticks of 100 ns
    let ticks = Int64((min(max(seconds.isNaN ? 0 : seconds, -limit), limit) * 10_000_000).rounded())
    text = TimeSpanComponents(ticks: ticks).durationText
  }

  /// The length in seconds; nil if it depends on a calendar because it has years or months.
  public var seconds: Double? { TimeSpanComponents(text)?.seconds }

  /// The text as received.
  public var description: String { text }

  /// Zero.
  public static let zero = TimeSpan(seconds: 0)
}

extension TimeSpan: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    // The name of an item of an array. The type itself is in `XMLNamespace.serialization`.
    XMLName("duration", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: TimeSpan { .zero }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> TimeSpan? {
    if text.isEmpty { return nil }
    guard let value = TimeSpan(text), form == .json || TimeSpanComponents.isDuration(text) else {
      throw LexicalError()
    }
    return value
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String {
    guard form == .xml, !TimeSpanComponents.isDuration(text) else { return text }
    return TimeSpanComponents(text)?.durationText ?? text
  }
}

/// The parts of a span of time, from either of its two notations.
struct TimeSpanComponents {
  var isNegative = false
  /// Years and months; their length depends on a calendar.
  var months = 0
  var days = 0
  var hours = 0
  var minutes = 0
  var wholeSeconds = 0
  /// The digits after the decimal point, as written.
  var fraction = ""

  init?(_ text: String) {
    if Self.isDuration(text) {
      guard readDuration(text) else { return nil }
    } else {
      guard readClock(text) else { return nil }
    }
  }

  /// Converts ticks of 100 ns.
  init(ticks: Int64) {
    isNegative = ticks < 0
    let magnitude = ticks.magnitude
    let total = Int(magnitude / 10_000_000)
    (days, hours) = (total / 86_400, total / 3600 % 24)
    (minutes, wholeSeconds) = (total / 60 % 60, total % 60)
    var digits = String(magnitude % 10_000_000)
    digits = String(repeating: "0", count: 7 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    fraction = digits
  }

  /// Whether the text is in the notation of XML Schema instead of the notation of a clock.
  static func isDuration(_ text: String) -> Bool { text.hasPrefix("P") || text.hasPrefix("-P") }

  var seconds: Double? {
    guard months == 0 else { return nil }
    let total =
      Double(days) * 86_400 + Double(hours) * 3600 + Double(minutes) * 60 + Double(wholeSeconds)
      + (Double("0." + fraction) ?? 0)
    return isNegative ? -total : total
  }

  var durationText: String {
    var text = isNegative ? "-P" : "P"
    if months != 0 { text += "\(months)M" }
    if days != 0 { text += "\(days)D" }
    let time = "\(hours != 0 ? "\(hours)H" : "")\(minutes != 0 ? "\(minutes)M" : "")\(secondsText)"
    if !time.isEmpty { text += "T" + time }
    return text == "P" || text == "-P" ? "PT0S" : text
  }

  private var secondsText: String {
    if wholeSeconds == 0, fraction.isEmpty { return "" }
    return fraction.isEmpty ? "\(wholeSeconds)S" : "\(wholeSeconds).\(fraction)S"
  }

  /// XML Schema has no limit. With this one, years still fit as months into an `Int`.
  private static let digits = 1...17

  private mutating func readDuration(_ text: String) -> Bool {
    var scanner = LexicalScanner(text)
    isNegative = scanner.skip("-")
    guard scanner.skip("P"), !scanner.isAtEnd else { return false }
    var designators: [Unicode.Scalar] = ["Y", "M", "D"]
    while !scanner.isAtEnd {
      if scanner.skip("T") {
        designators = ["H", "m", "S"]
        return !scanner.isAtEnd && readParts(&scanner, designators)
      }
      guard let number = scanner.digits(Self.digits),
        let index = designators.firstIndex(where: { scanner.skip($0) })
      else { return false }
      set(designators[index], number)
      designators.removeSubrange(...index)
    }
    return true
  }

  /// The time parts. Here `m` means minutes; months have the same letter.
  private mutating func readParts(
    _ scanner: inout LexicalScanner, _ allowed: [Unicode.Scalar]
  ) -> Bool {
    var designators = allowed
    while !scanner.isAtEnd {
      guard let number = scanner.digits(Self.digits) else { return false }
      if scanner.skip(".") {
        guard let digits = scanner.digitText(), scanner.skip("S"), designators.contains("S") else {
          return false
        }
        (wholeSeconds, fraction) = (number, digits)
        return scanner.isAtEnd
      }
      guard let index = designators.firstIndex(where: { scanner.skip($0 == "m" ? "M" : $0) })
      else { return false }
      set(designators[index], number)
      designators.removeSubrange(...index)
    }
    return true
  }

  private mutating func set(_ designator: Unicode.Scalar, _ number: Int) {
    switch designator {
    case "Y": months += number * 12
    case "M": months += number
    case "D": days = number
    case "H": hours = number
    case "m": minutes = number
    default: wholeSeconds = number
    }
  }

  private mutating func readClock(_ text: String) -> Bool {
    var scanner = LexicalScanner(text)
    isNegative = scanner.skip("-")
    guard var number = scanner.digits(1...8) else { return false }
    if scanner.skip(".") {
      days = number
      guard let next = scanner.digits(1...2) else { return false }
      number = next
    }
    guard scanner.skip(":"), let minutes = scanner.digits(1...2), scanner.skip(":"),
      let seconds = scanner.digits(1...2), number < 24, minutes < 60, seconds < 60
    else { return false }
    (hours, self.minutes, wholeSeconds) = (number, minutes, seconds)
    if scanner.skip(".") {
      guard let digits = scanner.digitText() else { return false }
      fraction = digits
    }
    return scanner.isAtEnd
  }
}
