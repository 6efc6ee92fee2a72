/// A span of time, exactly as on the wire: an `xs:duration`, or over REST also `[d.]hh:mm:ss[.f]`.
public struct TimeSpan: Hashable, Sendable, CustomStringConvertible {
  /// The text as received, for example `PT1H30M`.
  public let text: String

  /// Reads `xs:duration` or `[-][d.]hh:mm:ss[.fffffff]`.
  public init?(_ text: String) {
    guard TimeSpanComponents(text) != nil else { return nil }
    self.text = text
  }

  /// Creates a span from seconds, with at most seven digits of the fraction.
  public init(seconds: Double) {
    let limit = 922_337_203_685.0  // the maximum of 64-bit ticks of 100 ns
    let ticks = Int64((min(max(seconds.isNaN ? 0 : seconds, -limit), limit) * 10_000_000).rounded())
    text = TimeSpanComponents(ticks: ticks).durationText
  }

  /// The length in seconds; nil if it depends on a calendar because it has years or months.
  public var seconds: Double? { TimeSpanComponents(text)?.seconds }

  /// The text as received.
  public var description: String { text }

  /// Zero.
  public static let zero = TimeSpan(seconds: 0)
}

extension TimeSpan: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    // The name of an item of an array. The type itself is in `XMLNamespace.serialization`.
    XMLName("duration", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: TimeSpan { .zero }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> TimeSpan? {
    if text.isEmpty { return nil }
    guard let value = TimeSpan(text), form == .json || TimeSpanComponents.isDuration(text) else {
      throw LexicalError()
    }
    return value
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String {
    guard form == .xml, !TimeSpanComponents.isDuration(text) else { return text }
    return TimeSpanComponents(text)?.durationText ?? text
  }
}
