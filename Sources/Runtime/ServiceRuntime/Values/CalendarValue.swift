/// A part of a date and time, exactly as on the wire: the offset from UTC is kept.
///
/// The types are those of XML Schema Part 2, sections 3.2.8 to 3.2.14. Two values are equal if
/// their texts are equal.
public protocol CalendarValue: LexicalValue, Hashable, CustomStringConvertible {
  /// The text on the wire.
  var text: String { get }
  /// Reads a text; nil if it is not valid for the type.
  init?(_ text: String)
  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) init(checked text: String)
  /// The format of the text.
  @_spi(Generated) static var layout: CalendarLayout { get }
}

/// The format of the texts of a type.
@_spi(Generated) public struct CalendarLayout: Sendable {
  /// The type's name in XML Schema.
  let name: String
  /// Letters for digits, as in `yyyy-MM-dd`. All other characters are literal.
  let pattern: String
  /// The value that is read if there is none on the wire.
  let absent: String
}

extension CalendarValue {
  /// Reads a text; nil if it is not valid for the type.
  public init?(_ text: String) {
    guard CalendarFields(text, Self.layout.pattern) != nil else { return nil }
    self.init(checked: text)
  }

  /// The text on the wire.
  public var description: String { text }

  /// The offset from UTC in seconds; nil if the text has none.
  public var secondsFromGMT: Int? { fields.offset }

  var fields: CalendarFields { CalendarFields(text, Self.layout.pattern) ?? CalendarFields() }

  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName(layout.name, in: XMLNamespace.arrays)
  }

  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Self { Self(checked: layout.absent) }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> Self? {
    if text.isEmpty { return nil }
    guard let value = Self(text) else { throw LexicalError() }
    return value
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { text }
}

/// The numbers in the text of a calendar value.
struct CalendarFields {
  /// A leap year if the text has no year, because 29 February is a valid day.
  var year = 2000
  var month = 1
  var day = 1
  var hour = 0
  var minute = 0
  var second = 0
  /// The fraction of a second, in [0, 1).
  var fraction = 0.0
  /// Seconds east of UTC; nil if there is no offset.
  var offset: Int?

  init() {}

  /// - Parameter pattern: the format of the text. An offset may follow.
  init?(_ text: String, _ pattern: String) {
    var scanner = LexicalScanner(text)
    var previous: Character?
    for letter in pattern {
      defer { previous = letter }
      if letter == previous, letter.isLetter { continue }
      guard read(letter, &scanner) else { return nil }
    }
    guard DateTimeComponents.readOffset(&scanner, into: &offset), scanner.isAtEnd, isValid else {
      return nil
    }
  }

  private mutating func read(_ letter: Character, _ scanner: inout LexicalScanner) -> Bool {
    switch letter {
    case "y":
      let sign = scanner.skip("-") ? -1 : 1
      guard let digits = scanner.digits(4...9) else { return false }
      year = sign * digits
    case "M": return read(&month, &scanner)
    case "d": return read(&day, &scanner)
    case "H": return read(&hour, &scanner)
    case "m": return read(&minute, &scanner)
    case "s":
      guard read(&second, &scanner) else { return false }
      guard scanner.skip(".") else { return true }
      guard let digits = scanner.fraction() else { return false }
      fraction = digits
    default: return letter.unicodeScalars.first.map { scanner.skip($0) } ?? false
    }
    return true
  }

  private func read(_ field: inout Int, _ scanner: inout LexicalScanner) -> Bool {
    guard let digits = scanner.digits(2...2) else { return false }
    field = digits
    return true
  }

  private var isValid: Bool {
    guard (1...12).contains(month), day >= 1, minute < 60, second < 60 else { return false }
    let isMidnight = hour == 24 && minute == 0 && second == 0 && fraction == 0
    return day <= DateTimeComponents.days(in: month, of: year) && (hour < 24 || isMidnight)
  }

  /// A number with a minimum number of digits.
  static func text(_ number: Int, _ digits: Int) -> String {
    (number < 0 ? "-" : "") + DateTimeComponents.padded(number.magnitude, digits)
  }
}
