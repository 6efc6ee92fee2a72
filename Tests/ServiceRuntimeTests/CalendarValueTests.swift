import Foundation
@_spi(Generated) @testable import ServiceRuntime
import Testing

/// Dates, times and their parts, exactly as they are on the wire.
@Suite struct CalendarValueTests {
  private static func isKept<Value: CalendarValue>(_ type: Value.Type, _ text: String) -> Bool {
    Value(text).map { $0.text(as: .xml) == text && $0 == Value(text) } ?? false
  }

  @Test(arguments: [
    "2024-02-29", "2000-02-29Z", "-0044-03-15", "12024-01-01+14:00", "0001-01-01-05:00",
  ])
  func dates(text: String) { #expect(Self.isKept(CalendarDate.self, text)) }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-1-1", "24-01-01",
    "2024-01-01T00:00:00",
    "2024-01-01+15:00", "2024-01-01 ", "", "+2024-01-01",
  ])
  func datesThatAreNone(text: String) { #expect(CalendarDate(text) == nil) }

  @Test(arguments: ["00:00:00", "24:00:00", "23:59:59.999999999Z", "13:20:00-05:00"])
  func times(text: String) { #expect(Self.isKept(TimeOfDay.self, text)) }

  @Test(arguments: ["24:00:01", "12:60:00", "12:00", "12:00:00.", "1:00:00"])
  func timesThatAreNone(text: String) { #expect(TimeOfDay(text) == nil) }

  @Test func parts() {
    #expect(Self.isKept(GregorianYear.self, "2024"))
    #expect(Self.isKept(GregorianYear.self, "-0044Z"))
    #expect(GregorianYear("24") == nil)
    #expect(Self.isKept(GregorianYearMonth.self, "2024-02+01:00"))
    #expect(GregorianYearMonth("2024-13") == nil)
    #expect(Self.isKept(GregorianMonthDay.self, "--02-28"))
    #expect(GregorianMonthDay("--04-31") == nil)
    #expect(Self.isKept(GregorianMonth.self, "--12"))
    #expect(GregorianMonth("--00") == nil)
    #expect(Self.isKept(GregorianDay.self, "---31"))
    #expect(GregorianDay("---32") == nil)
  }

  /// 29 February is a day of some years.
  @Test func aLeapDayIsADayOfTheCalendar() {
    #expect(Self.isKept(GregorianMonthDay.self, "--02-29"))
  }

  @Test func numbers() throws {
    let date = try #require(CalendarDate("2024-02-29+02:00"))
    #expect((date.year, date.month, date.day) == (2024, 2, 29))
    #expect(date.secondsFromGMT == 7200)
    #expect(CalendarDate(year: 2024, month: 2, day: 29)?.text == "2024-02-29")
    #expect(CalendarDate(year: 33, month: 4, day: 3)?.text == "0033-04-03")
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    let time = try #require(TimeOfDay("13:20:01.5Z"))
    #expect((time.hour, time.minute, time.second, time.fraction) == (13, 20, 1, 0.5))
    #expect(TimeOfDay(hour: 1, minute: 2, second: 3)?.text == "01:02:03")
    #expect(GregorianDay(day: 9)?.text == "---09")
    #expect(GregorianMonthDay(month: 12, day: 24)?.text == "--12-24")
  }

  @Test(arguments: ["", "00", "FFa0", "0123456789abcdefABCDEF"])
  func hexadecimalDigits(text: String) throws {
    let value = try #require(try HexBinary.parse(text, as: .xml))
    #expect(value.text(as: .xml) == text.uppercased())
    #expect(value.data.count == text.utf8.count / 2)
  }

  @Test(arguments: ["0", "0g", "00 ", "0x00"])
  func hexadecimalDigitsThatAreNone(text: String) {
    #expect(throws: LexicalError.self) { try HexBinary.parse(text, as: .xml) }
  }

  @Test func theDefaultsAreValues() {
    #expect(CalendarDate(CalendarDate.wireDefault.text) != nil)
    #expect(TimeOfDay(TimeOfDay.wireDefault.text) != nil)
    #expect(GregorianYear(GregorianYear.wireDefault.text) != nil)
    #expect(GregorianYearMonth(GregorianYearMonth.wireDefault.text) != nil)
    #expect(GregorianMonthDay(GregorianMonthDay.wireDefault.text) != nil)
    #expect(GregorianMonth(GregorianMonth.wireDefault.text) != nil)
    #expect(GregorianDay(GregorianDay.wireDefault.text) != nil)
  }
}
