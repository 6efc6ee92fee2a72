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
