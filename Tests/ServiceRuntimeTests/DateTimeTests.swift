import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

@Suite struct DateTimeTests {
  @Test(arguments: [
    ("2023-02-15T12:30:00Z", 1_676_464_200.0, 0 as Int?),
    ("2023-02-15T13:30:00.1234567+01:00", 1_676_464_200.1234567, 3600),
    ("2023-02-15T08:00:00-04:30", 1_676_464_200.0, -16_200),
    ("1969-12-31T23:59:59.5", -0.5, nil),
    ("0001-01-01T00:00:00", -62_135_596_800.0, nil),
    ("2024-02-29T24:00:00Z", 1_709_251_200.0, 0),
  ])
  func keepsTheTextAndFindsTheInstant(text: String, instant: Double, offset: Int?) throws {
    let value = try #require(DateTime(text))
    #expect(value.text == text)
    #expect(abs(value.date.timeIntervalSince1970 - instant) < 1e-6)
    #expect(value.secondsFromGMT == offset)
  }

  @Test(arguments: [
    "", "2023-02-15", "2023-02-30T00:00:00", "2023-13-01T00:00:00", "2023-02-15T25:00:00",
    "2023-02-15T12:30:00+15:00", "2023-02-15 12:30:00", "23-02-15T12:30:00",
    "2023-02-15T12:30:00.", "2023-02-15T12:30:00Zx", "2023-02-29T00:00:00", "x",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(DateTime(text) == nil)
  }

  @Test(arguments: [
    (0.0, "1970-01-01T00:00:00Z"), (1_676_464_200.25, "2023-02-15T12:30:00.25Z"),
    (-62_135_596_800.0, "0001-01-01T00:00:00Z"), (-0.5, "1969-12-31T23:59:59.5Z"),
    (1_709_164_800.0, "2024-02-29T00:00:00Z"), (-1e300, "0001-01-01T00:00:00Z"),
  ])
  func writesAnInstant(instant: Double, text: String) {
    let value = DateTime(Date(timeIntervalSince1970: instant))
    #expect(value.text == text)
    #expect(DateTime(value.text) == value)
  }

  @Test func everyDayOfFourCenturiesComesBack() {
    for day in stride(from: -80_000, through: 80_000, by: 1) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      guard DateTime(date).date == date else {
        Issue.record("day \(day) became \(DateTime(date))")
        return
      }
    }
  }
}

/// Dates made from `Date`, from 1970 to 2100.
@Suite struct InstantTests {
  private static let lastSecond = 4_102_444_799

  private func check(_ seconds: Int, _ digits: String) throws {
    let fraction = digits.isEmpty ? "" : "." + digits
    let clock = DateTime(Date(timeIntervalSince1970: Double(seconds))).text.dropLast()
    let text = "\(clock)\(fraction)Z"
    let value = try #require(DateTime(text))
    // Made from the text, and as other code makes a date.
    let number = try #require(Double("\(seconds)\(fraction)"))
    for date in [value.date, Date(timeIntervalSince1970: number)] {
      guard DateTime(date) == value else {
        Issue.record("\(text) became \(DateTime(date))")
        return
      }
    }
  }

  private func digits(_ number: Int, _ width: Int) -> String {
    var text = String(number + Int(Double.pow(10, width))).dropFirst()
    while text.hasSuffix("0") { text.removeLast() }
    return String(text)
  }

  @Test func everyMillisecondOfASecondSurvivesAllOverTheTime() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<40 {
      let second = Int.random(in: 0...Self.lastSecond, using: &random)
      for millisecond in 0..<1000 { try check(second, digits(millisecond, 3)) }
    }
  }

  @Test func microsecondsSurvive() throws {
    for _ in 0..<20_000 {
      let second = Int.random(in: 0...Self.lastSecond)
      try check(second, digits(Int.random(in: 0..<1_000_000), 6))
    }
    for second in [0, 978_307_199, 978_307_200, 2_147_483_648, Self.lastSecond] {
      for microsecond in [1, 999_999, 500_000, 123_456] {
        try check(second, digits(microsecond, 6))
      }
    }
  }
}

extension Double {
  fileprivate static func pow(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { result, _ in result * base }
  }
}

@Suite struct TimeSpanTests {
  @Test(arguments: [
    ("PT1H30M", 5400.0 as Double?), ("P1DT0.5S", 86_400.5), ("-PT15S", -15), ("P1Y2M", nil),
    ("PT0S", 0), ("P3D", 259_200), ("1.02:03:04.5", 93_784.5), ("-00:05:00", -300),
    ("00:00:01", 1), ("PT2147483648S", 2_147_483_648), ("P106751991D", 9_223_372_022_400),
    ("PT12345678901234567S", 12_345_678_901_234_568), ("P12345678901234567Y", nil),
  ])
  func readsBothNotations(text: String, seconds: Double?) throws {
    let value = try #require(TimeSpan(text))
    #expect(value.text == text)
    #expect(value.seconds == seconds)
  }

  @Test(arguments: [
    "", "P", "PT", "1H", "P1S", "PT1D", "P1DT", "PT1.5H", "PT1M1H", "P-1D", "25:00:00", "00:61:00",
    "quos", "PT123456789012345678S", "P99999999999999999999Y",
  ])
  func refusesWhatIsNoSpan(text: String) {
    #expect(TimeSpan(text) == nil)
  }

  @Test(arguments: [
    (0.0, "PT0S"), (5400, "PT1H30M"), (-15.25, "-PT15.25S"), (90_061.5, "P1DT1H1M1.5S"),
  ])
  func writesSeconds(seconds: Double, text: String) {
    #expect(TimeSpan(seconds: seconds).text == text)
    #expect(TimeSpan(seconds: seconds).seconds == seconds)
  }

  @Test func itemsOfAnArrayOfSpansAreNamedLikeThoseOfOtherBuiltInTypes() {
    #expect([TimeSpan].xmlName == XMLName("ArrayOfduration", in: XMLNamespace.arrays))
  }

  @Test func aClockNotationBecomesADurationInXML() throws {
    let value = try #require(TimeSpan("1.02:03:04"))
    #expect(value.text(as: .json) == "1.02:03:04")
    #expect(value.text(as: .xml) == "P1DT2H3M4S")
  }
}
