import Foundation
import TestSupport
import Testing

@testable import ServiceRuntime

/// The order of durations, compared with days that are counted one by one.
@Suite struct DurationOrderTests {
  /// A duration of months, and separately of seconds.
  private struct Span {
    var months: Int
    var seconds: Int
    var isNegative = false

    var text: String {
      "\(isNegative ? "-" : "")P\(months)M\(seconds / 86_400)DT\(seconds % 86_400)S"
    }
  }

  private static func order(_ a: String, _ b: String) throws -> ComparisonResult? {
    DurationOrder.compare(
      try #require(TimeSpanComponents(a)), try #require(TimeSpanComponents(b)))
  }

  /// The table of the specification, section 3.2.6.2.
  @Test(arguments: [
    ("P1Y", ["P364D"], ["P365D", "P366D"], ["P367D"]),
    ("P1M", ["P27D"], ["P28D", "P29D", "P30D", "P31D"], ["P32D"]),
    ("P5M", ["P149D"], ["P150D", "P151D", "P152D", "P153D"], ["P154D"]),
  ])
  func table(duration: String, shorter: [String], open: [String], longer: [String]) throws {
    for other in shorter { #expect(try Self.order(duration, other) == .orderedDescending) }
    for other in open { #expect(try Self.order(duration, other) == nil, "\(other)") }
    for other in longer { #expect(try Self.order(duration, other) == .orderedAscending) }
  }

  @Test(arguments: [
    ("PT0.1S", "PT0.10S", ComparisonResult.orderedSame),
    ("-PT0.1S", "-PT0.2S", .orderedDescending), ("-PT0.3S", "PT0S", .orderedAscending),
    ("-PT0S", "PT0S", .orderedSame), ("-P1M", "P1M", .orderedAscending),
    ("PT1.00000000000000000000000000000001S", "PT1S", .orderedDescending),
    ("-PT1.09S", "-PT1.1S", .orderedDescending), ("P12M", "P1Y", .orderedSame),
    ("PT86400S", "P1D", .orderedSame), ("P4800M", "P146097D", .orderedSame),
    ("P99999999999999999D", "P99999999999999999DT1S", .orderedAscending),
    ("P99999999999999999Y", "P99999999999999998Y", .orderedDescending),
    ("-P99999999999999999Y", "P1D", .orderedAscending),
  ])
  func order(one: String, other: String, expected: ComparisonResult) throws {
    #expect(try Self.order(one, other) == expected)
    #expect(try Self.order(other, one) == ComparisonResult(rawValue: -expected.rawValue))
  }

  @Test(arguments: 0..<8)
  func anOrderIsThatOfAllFourInstants(seed: Int) throws {
    var generator = SeededGenerator(UInt64(seed))
    var open = 0
    for _ in 0..<400 {
      let a = Self.random(&generator)
      let b = Bool.random(using: &generator) ? Self.random(&generator) : Self.near(a, &generator)
      let found = try Self.order(a.text, b.text)
      let differences = Self.starts.map { Self.end($0, a) - Self.end($0, b) }
      if differences.allSatisfy({ $0 < 0 }) {
        #expect(found == .orderedAscending, "\(a.text) \(b.text)")
      } else if differences.allSatisfy({ $0 > 0 }) {
        #expect(found == .orderedDescending, "\(a.text) \(b.text)")
      } else if differences.allSatisfy({ $0 == 0 }) {
        #expect(found == .orderedSame, "\(a.text) \(b.text)")
      } else {
        open += 1
        #expect(found == nil, "\(a.text) \(b.text)")
      }
    }
    #expect(open > 10)
  }

  // MARK: Counting days

  private static let starts = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)]

  /// The seconds from the start to the end of a duration.
  private static func end(_ start: (year: Int, month: Int), _ span: Span) -> Int {
    var (year, month) = start
    var days = 0
    for _ in 0..<span.months {
      if span.isNegative { (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1) }
      days += length(year, month)
      if !span.isNegative { (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1) }
    }
    let seconds = days * 86_400 + span.seconds
    return span.isNegative ? -seconds : seconds
  }

  private static func length(_ year: Int, _ month: Int) -> Int {
    if month == 2 {
      return year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        ? 29 : 28
    }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func random(_ generator: inout SeededGenerator) -> Span {
    Span(
      months: Int.random(in: 0...60, using: &generator),
      seconds: Int.random(in: 0...(40 * 86_400), using: &generator),
      isNegative: Bool.random(using: &generator))
  }

  /// A duration of about the same length that has only days.
  private static func near(_ span: Span, _ generator: inout SeededGenerator) -> Span {
    let days = span.months * 2922 / 96 + Int.random(in: -2...2, using: &generator)
    return Span(
      months: 0, seconds: span.seconds + max(0, days) * 86_400, isNegative: span.isNegative)
  }
}
