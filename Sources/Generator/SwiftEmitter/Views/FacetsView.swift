import Mustache
import ServiceModel

extension Facets {
  /// The arguments of the runtime's limits that say what is allowed.
  var arguments: [TemplateObject] {
    let lists = [("patterns", patterns), ("values", values)].compactMap { name, texts in
      texts.map { "\(name): [\($0.map(Self.quoted).joined(separator: ", "))]" }
    }
    let lengths = [("minLength", minLength), ("maxLength", maxLength)].compactMap(Self.argument)
    let bounds = [
      ("minInclusive", minInclusive), ("maxInclusive", maxInclusive),
      ("minExclusive", minExclusive), ("maxExclusive", maxExclusive),
    ].compactMap { name, text in text.map { "\(name): \(Self.quoted($0))" } }
    let counts = [
      ("totalDigits", totalDigits), ("fractionDigits", fractionDigits), ("minItems", minItems),
      ("maxItems", maxItems),
    ].compactMap(Self.argument)
    return (lists + lengths + bounds + counts).map { ["text": .string($0)] }
  }

  private static func argument(_ name: String, _ number: Int?) -> String? {
    number.map { "\(name): \($0)" }
  }

  private static func quoted(_ text: String) -> String { "\"\(literal(text))\"" }

  /// What is allowed, in sentences; nil where that goes without saying.
  var sentences: String? {
    let texts = [itemsText, lengthText, boundsText, digitsText, patternsText, valuesText]
    let known = texts.compactMap(\.self)
    return known.isEmpty ? nil : known.joined(separator: " ")
  }

  private var itemsText: String? { Self.range(minItems, maxItems, "item") }

  private var lengthText: String? { Self.range(minLength, maxLength, "character") }

  private static func range(_ least: Int?, _ most: Int?, _ unit: String) -> String? {
    let units = { (count: Int) in "\(count) \(unit)\(count == 1 ? "" : "s")" }
    switch (least, most) {
    case (let least?, let most?) where least == most: return "Exactly \(units(least))."
    case (let least?, let most?): return "\(least) to \(units(most))."
    case (let least?, nil): return "At least \(units(least))."
    case (nil, let most?): return "At most \(units(most))."
    case (nil, nil): return nil
    }
  }

  private var boundsText: String? {
    let parts = [
      minInclusive.map { "at least \($0)" }, minExclusive.map { "more than \($0)" },
      maxInclusive.map { "at most \($0)" }, maxExclusive.map { "less than \($0)" },
    ].compactMap(\.self)
    let text = parts.joined(separator: " and ")
    return text.isEmpty ? nil : text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private var digitsText: String? {
    switch (totalDigits, fractionDigits) {
    case (let total?, let fraction?):
      "At most \(total) digits, \(fraction) of them after the decimal point."
    case (let total?, nil): "At most \(total) digits."
    case (nil, let fraction?): "At most \(fraction) digits after the decimal point."
    case (nil, nil): nil
    }
  }

  private var patternsText: String? {
    guard let patterns else { return nil }
    let list = patterns.map { "`\($0)`" }.joined(separator: " and ")
    return patterns.count == 1
      ? "It matches the pattern \(list)." : "It matches the patterns \(list)."
  }

  private var valuesText: String? {
    values.map { "One of \($0.map { "`\($0)`" }.joined(separator: ", "))." }
  }
}
