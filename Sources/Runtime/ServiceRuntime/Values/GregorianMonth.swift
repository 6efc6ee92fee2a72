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
