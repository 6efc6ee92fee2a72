/// A day of a calendar (`xs:date`), for example `2024-02-29`.
public struct CalendarDate: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(year: Int, month: Int, day: Int) {
    let parts = [
      CalendarFields.text(year, 4), CalendarFields.text(month, 2), CalendarFields.text(day, 2),
    ]
    self.init(parts.joined(separator: "-"))
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "date", pattern: "yyyy-MM-dd", absent: "0001-01-01")

  /// The year. The year before year 1 is -1.
  public var year: Int { fields.year }

  /// The month, from 1.
  public var month: Int { fields.month }

  /// The day of the month, from 1.
  public var day: Int { fields.day }
}

/// A time of day (`xs:time`), for example `13:20:00.5+02:00`.
public struct TimeOfDay: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(hour: Int, minute: Int, second: Int) {
    let parts = [hour, minute, second].map { CalendarFields.text($0, 2) }
    self.init(parts.joined(separator: ":"))
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "time", pattern: "HH:mm:ss", absent: "00:00:00")

  /// The hour; 24 is the end of a day.
  public var hour: Int { fields.hour }

  /// The minute.
  public var minute: Int { fields.minute }

  /// The second.
  public var second: Int { fields.second }

  /// The fraction of the second, below 1.
  public var fraction: Double { fields.fraction }
}

/// A year (`xs:gYear`), for example `2024`.
public struct GregorianYear: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(year: Int) {
    self.init("\(CalendarFields.text(year, 4))")
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "gYear", pattern: "yyyy", absent: "0001")

  /// The year. The year before year 1 is -1.
  public var year: Int { fields.year }
}

/// A month of a year (`xs:gYearMonth`), for example `2024-02`.
public struct GregorianYearMonth: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(year: Int, month: Int) {
    self.init("\(CalendarFields.text(year, 4))-\(CalendarFields.text(month, 2))")
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "gYearMonth", pattern: "yyyy-MM", absent: "0001-01")

  /// The year. The year before year 1 is -1.
  public var year: Int { fields.year }

  /// The month, from 1.
  public var month: Int { fields.month }
}

/// A month of every year (`xs:gMonth`), for example `--02`.
public struct GregorianMonth: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(month: Int) {
    self.init("--\(CalendarFields.text(month, 2))")
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "gMonth", pattern: "--MM", absent: "--01")

  /// The month, from 1.
  public var month: Int { fields.month }
}

/// A day of every year (`xs:gMonthDay`), for example `--02-29`.
public struct GregorianMonthDay: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(month: Int, day: Int) {
    self.init("--\(CalendarFields.text(month, 2))-\(CalendarFields.text(day, 2))")
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "gMonthDay", pattern: "--MM-dd", absent: "--01-01")

  /// The month, from 1.
  public var month: Int { fields.month }

  /// The day of the month, from 1.
  public var day: Int { fields.day }
}

/// A day of every month (`xs:gDay`), for example `---29`.
public struct GregorianDay: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(day: Int) {
    self.init("---\(CalendarFields.text(day, 2))")
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "gDay", pattern: "---dd", absent: "---01")

  /// The day of the month, from 1.
  public var day: Int { fields.day }
}
