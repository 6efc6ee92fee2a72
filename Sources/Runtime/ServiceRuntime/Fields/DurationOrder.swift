import Foundation

/// The order of durations.
///
/// One duration is longer than another if it is longer from each of four instants, which have all
/// combinations of short and long months after them. If that depends on the instant, the two have no
/// order: a month is neither longer nor shorter than 30 days. Every digit counts.
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
