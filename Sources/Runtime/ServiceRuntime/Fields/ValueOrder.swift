import Foundation

/// The order of the values of a type, by their texts in XML.
///
/// The order is partial: a date without an offset from UTC may be 14 hours earlier or later than
/// one with an offset (XML Schema Part 2, section 3.2.7.3), and months and days have no order if it
/// depends on the month (section 3.2.6.2).
enum ValueOrder {
  case numbers
  /// Dates and times, with the format of their texts.
  case calendar(String)
  case durations

  init<Value: WireValue>(of type: Value.Type) {
    if let calendar = type as? any CalendarValue.Type {
      self = .calendar(calendar.layout.pattern)
    } else if type == DateTime.self {
      self = .calendar("yyyy-MM-ddTHH:mm:ss")
    } else {
      self = type == TimeSpan.self ? .durations : .numbers
    }
  }

  /// Nil if the order of the two is not known, or if one is not a value of the type.
  func compare(_ text: String, _ limit: String?) -> ComparisonResult? {
    guard let limit else { return nil }
    return switch self {
    case .numbers: Self.numbers(text, limit)
    case .calendar(let pattern): Self.instants(text, limit: limit, pattern: pattern)
    case .durations: Self.durations(text, limit)
    }
  }

  private static func result<Value: Comparable>(_ a: Value, _ b: Value) -> ComparisonResult {
    a < b ? .orderedAscending : a > b ? .orderedDescending : .orderedSame
  }

  private static func numbers(_ text: String, _ limit: String) -> ComparisonResult? {
    if let a = WholeNumber(text), let b = WholeNumber(limit) { return result(a, b) }
    if let a = try? Decimal.parse(text, as: .xml), let b = try? Decimal.parse(limit, as: .xml) {
      return result(a, b)
    }
    guard let a = XMLNumber.double(text), let b = XMLNumber.double(limit), !a.isNaN, !b.isNaN else {
      return nil
    }
    return result(a, b)
  }

  /// The largest offset from UTC, in seconds.
  private static let largestOffset = 14 * 3600

  private static func instants(
    _ text: String, limit: String, pattern: String
  ) -> ComparisonResult? {
    guard let a = CalendarFields(text, pattern), let b = CalendarFields(limit, pattern) else {
      return nil
    }
    let distance = a.secondsInUTC - b.secondsInUTC
    if (a.offset == nil) != (b.offset == nil) {
      guard abs(distance) > largestOffset else { return nil }
      return distance < 0 ? .orderedAscending : .orderedDescending
    }
    return distance == 0 ? result(a.fraction, b.fraction) : result(distance, 0)
  }

  private static func durations(_ text: String, _ limit: String) -> ComparisonResult? {
    guard let a = TimeSpanComponents(text), let b = TimeSpanComponents(limit) else { return nil }
    return DurationOrder.compare(a, b)
  }

  /// Whether a bound refuses a value.
  ///
  /// If the order of two durations is not known, the bound refuses the value, because the
  /// specification says that such a comparison is false (section 3.2.6.3: "indeterminate
  /// comparisons should be considered as false"). It says so of durations only. If the order of two
  /// dates is not known, nothing is refused. A bound that is not a value of the type refuses
  /// nothing.
  ///
  /// - Parameter allowed: how the value may compare to the bound.
  func refuses(_ text: String, _ limit: String?, unless allowed: Set<ComparisonResult>) -> Bool {
    guard let limit else { return false }
    if let found = compare(text, limit) { return !allowed.contains(found) }
    guard case .durations = self else { return false }
    return TimeSpanComponents(text) != nil && TimeSpanComponents(limit) != nil
  }
}

extension CalendarFields {
  /// Whole seconds since 1970, as if a text without an offset were in UTC.
  fileprivate var secondsInUTC: Int {
    let days = DateTimeComponents.daysSince1970(year: year, month: month, day: day)
    return days * 86_400 + hour * 3600 + minute * 60 + second - (offset ?? 0)
  }
}

/// The order of durations.
///
/// One duration is longer than another if it is longer from each of four instants, which have all
/// combinations of short and long months after them. If that depends on the instant, the two have
/// no order: a month is neither longer nor shorter than 30 days. Every digit counts.
///
/// Source: XML Schema Part 2, section 3.2.6.2.
enum DurationOrder {
  /// The first days of these months, at midnight in UTC.
  private static let starts = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)]

  /// - Returns: nil if the two have no order.
  static func compare(_ a: TimeSpanComponents, _ b: TimeSpanComponents) -> ComparisonResult? {
    var known: ComparisonResult?
    for (year, month) in starts {
      let found = Instant(a, after: year, month).compare(Instant(b, after: year, month))
      if let known, known != found { return nil }
      known = found
    }
    return known
  }
}

/// The end of a duration that begins with a month.
private struct Instant {
  /// Whole seconds since 1970, rounded down. Durations may have more digits than 64 bits hold.
  private var seconds: Int128
  /// The digits of the rest.
  private var fraction: [UInt8]

  init(_ duration: TimeSpanComponents, after year: Int, _ month: Int) {
    let sign: Int128 = duration.isNegative ? -1 : 1
    let clock =
      Int128(duration.hours) * 3600 + Int128(duration.minutes) * 60 + Int128(duration.wholeSeconds)
    let days =
      Self.days(before: Int128(year * 12 + month - 1) + sign * Int128(duration.months))
      + sign * Int128(duration.days)
    seconds = days * 86_400 + sign * clock
    fraction = duration.fraction.utf8.map { $0 - UInt8(ascii: "0") }
    while fraction.last == 0 { fraction.removeLast() }
    if duration.isNegative, !fraction.isEmpty { subtractFromWhole() }
  }

  /// A time before a whole second is after the second before it: -0.3 is -1 and 0.7.
  private mutating func subtractFromWhole() {
    seconds -= 1
    let last = fraction.count - 1
    for index in fraction.indices { fraction[index] = (index == last ? 10 : 9) - fraction[index] }
  }

  func compare(_ other: Instant) -> ComparisonResult {
    if seconds != other.seconds {
      return seconds < other.seconds ? .orderedAscending : .orderedDescending
    }
    if fraction == other.fraction { return .orderedSame }
    return fraction.lexicographicallyPrecedes(other.fraction)
      ? .orderedAscending : .orderedDescending
  }

  /// The days from 1970 to the beginning of a month, which is counted from the year 0. The calendar
  /// repeats after 400 years.
  private static func days(before month: Int128) -> Int128 {
    let (months, days): (Int128, Int128) = (4800, 146_097)
    let rest = Int(((month % months) + months) % months)
    let periods = (month - Int128(rest)) / months
    return periods * days
      + Int128(DateTimeComponents.daysSince1970(year: rest / 12, month: rest % 12 + 1, day: 1))
  }
}
