/// A text that must not be printed by accident.
struct Secret: Hashable, Sendable, RedactedPrinting {
  let value: String

  var redactedDescription: String { "<redacted>" }
}
