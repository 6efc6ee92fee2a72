/// Numbers that JSON does not have. .NET sends and reads them as strings.
enum NonFiniteNumber {
  /// The number for a string; nil if it is not one of these. The words of XML Schema are read too.
  static func read(_ text: String) -> Double? {
    switch text {
    case "NaN": .nan
    case "Infinity", "INF": .infinity
    case "-Infinity", "-INF": -.infinity
    default: nil
    }
  }

  /// The text that .NET writes for a number that JSON does not have; nil for other numbers.
  static func text(_ value: Double) -> String? {
    if value.isFinite { return nil }
    return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
  }
}
