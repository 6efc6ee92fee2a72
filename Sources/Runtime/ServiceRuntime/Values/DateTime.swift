public import Foundation

/// A date and time, exactly as on the wire: the offset and every digit of the fraction are kept.
///
/// Two values are equal if their texts are equal. To compare instants, compare `date`. If the text
/// has no offset, `date` assumes UTC, and the text is sent unchanged.
public struct DateTime: Hashable, Sendable, CustomStringConvertible {
  /// The text on the wire, for example `2023-02-15T12:30:00.1234567+01:00`.
  public let text: String

  /// Reads a text of the form `yyyy-MM-ddTHH:mm:ss`, with or without fraction and offset.
  public init?(_ text: String) {
    guard DateTimeComponents(text) != nil else { return nil }
    self.text = text
  }

  /// Creates a UTC time with microseconds, with as many digits of the fraction as needed. A `Date`
  /// is not more precise.
  public init(_ date: Date) {
    text = DateTimeComponents.text(of: date)
  }

  private init(checked text: String) { self.text = text }

  /// The instant.
  public var date: Date {
    DateTimeComponents(text)?.date ?? .distantPast
  }

  /// The offset from UTC in seconds; nil if the text has none.
  public var secondsFromGMT: Int? { DateTimeComponents(text)?.offset }

  /// The text on the wire.
  public var description: String { text }

  /// The value of a missing date: the first instant of year 1, without an offset.
  public static let none = DateTime(checked: "0001-01-01T00:00:00")
}

extension DateTime: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("dateTime", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: DateTime { .none }

  /// The documentation shows an empty date for no date.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> DateTime? {
    if text.isEmpty { return nil }
    guard let value = DateTime(text) else { throw LexicalError() }
    return value
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { text }
}

/// The parts of an `xs:dateTime`.
struct DateTimeComponents {
  var year = 0
  var month = 0
  var day = 0
  var hour = 0
  var minute = 0
  var second = 0
  /// The fraction of a second, in [0, 1).
  var fraction = 0.0
  /// Seconds east of UTC; nil if there is no offset.
  var offset: Int?

  init?(_ text: String) {
    var scanner = LexicalScanner(text)
    let isNegative = scanner.skip("-")
    guard let year = scanner.digits(4...9), scanner.skip("-"),
      let month = scanner.digits(2...2), scanner.skip("-"),
      let day = scanner.digits(2...2), scanner.skip("T"),
      let hour = scanner.digits(2...2), scanner.skip(":"),
      let minute = scanner.digits(2...2), scanner.skip(":"),
      let second = scanner.digits(2...2)
    else { return nil }
    self.year = isNegative ? -year : year
    (self.month, self.day, self.hour, self.minute, self.second) =
      (month, day, hour, minute, second)
    if scanner.skip(".") {
      guard let fraction = scanner.fraction() else { return nil }
      self.fraction = fraction
    }
    guard Self.readOffset(&scanner, into: &offset), scanner.isAtEnd, isValid else { return nil }
  }

  /// Reads `Z`, `+hh:mm` or nothing; false if it is none of these.
  static func readOffset(_ scanner: inout LexicalScanner, into offset: inout Int?) -> Bool {
    if scanner.skip("Z") {
      offset = 0
      return true
    }
    let isEast = scanner.skip("+")
    guard isEast || scanner.skip("-") else { return true }
    guard let hours = scanner.digits(2...2), scanner.skip(":"),
      let minutes = scanner.digits(2...2), hours <= 14, minutes < 60
    else { return false }
    offset = (isEast ? 1 : -1) * (hours * 3600 + minutes * 60)
    return true
  }

  private var isValid: Bool {
    guard (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day),
      minute < 60, second < 60
    else { return false }
    return hour < 24 || (hour == 24 && minute == 0 && second == 0 && fraction == 0)
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  var date: Date {
    let days = Self.daysSince1970(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - (offset ?? 0)
    // A Date counts from 2001. A conversion through 1970 would round the fraction twice.
    return Date(
      timeIntervalSinceReferenceDate: Double(seconds - Self.referenceSeconds) + fraction)
  }

  /// From 1970 to the reference date of `Date`.
  private static let referenceSeconds = 978_307_200

  /// Days in the proleptic Gregorian calendar, by Howard Hinnant's `days_from_civil`.
  static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The inverse, `civil_from_days`.
  private static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted + (shifted < 10 ? 3 : -9)
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// The precision of a `Date` in our time. The next digit would be noise.
  private static let ticksPerSecond = 1_000_000

  /// Years 1 to 9999, the range of the services, in seconds of a `Date`.
  private static let range = -63_113_904_000.0...252_423_993_599

  static func text(of date: Date) -> String {
    let instant = min(
      max(date.timeIntervalSinceReferenceDate, range.lowerBound), range.upperBound)
    let whole = instant.rounded(.down)
    var seconds = Int(whole) + referenceSeconds
    var ticks = Int(((instant - whole) * Double(ticksPerSecond)).rounded())
    if ticks == ticksPerSecond { (seconds, ticks) = (seconds + 1, 0) }
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let time = seconds - days * 86_400
    let (year, month, day) = civil(daysSince1970: days)
    let clock = "\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(clock)\(digits(ticks))Z"
  }

  static func padded(_ number: some BinaryInteger, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func digits(_ ticks: Int) -> String {
    guard ticks != 0 else { return "" }
    var text = padded(ticks, 6)
    while text.hasSuffix("0") { text.removeLast() }
    return "." + text
  }
}

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
