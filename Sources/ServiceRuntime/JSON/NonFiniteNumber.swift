/// Numbers that JSON does not have: .NET sends them as strings.
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
}
