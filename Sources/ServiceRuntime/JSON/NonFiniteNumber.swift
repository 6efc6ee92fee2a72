/// Numbers that JSON does not have: .NET sends them as strings, and reads them so.
enum NonFiniteNumber {
  /// What a string means; nil when it is none of these. XML Schema's words are read too.
  static func read(_ text: String) -> Double? {
    switch text {
    case "NaN": .nan
    case "Infinity", "INF": .infinity
    case "-Infinity", "-INF": -.infinity
    default: nil
    }
  }

  /// As .NET writes a number that is none of JSON's; nil for one that JSON has.
  static func text(_ value: Double) -> String? {
    if value.isFinite { return nil }
    return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
  }
}
