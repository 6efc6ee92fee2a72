import Mustache
import ServiceModel

extension Facets {
  /// The arguments of the runtime's limits that say what is allowed.
  var arguments: [TemplateObject] {
    let lists = [("patterns", patterns), ("values", values)].compactMap { name, texts in
      texts.map { Self.list(name, $0) }
    }
    let lengths = [("minLength", minLength), ("maxLength", maxLength)].compactMap(Self.argument)
    let bounds = [
      ("minInclusive", minInclusive), ("maxInclusive", maxInclusive),
      ("minExclusive", minExclusive), ("maxExclusive", maxExclusive),
    ].compactMap { name, text in text.map { "\(name): \"\(literal($0))\"" } }
    let digits = [("totalDigits", totalDigits), ("fractionDigits", fractionDigits)]
      .compactMap(Self.argument)
    let texts = lengths + bounds + digits + itemArguments
    return lists + texts.map { ["text": .string($0), "list": false] }
  }

  /// The arguments about the number of items.
  var itemArguments: [String] {
    [("minItems", minItems), ("maxItems", maxItems)].compactMap(Self.argument)
  }

  /// An argument with one text on each line.
  private static func list(_ name: String, _ texts: [String]) -> TemplateObject {
    ["text": .string(name), "list": ["items": literals(texts)]]
  }

  private static func argument(_ name: String, _ number: Int?) -> String? {
    number.map { "\(name): \($0)" }
  }

  /// The allowed values, in sentences; nil if the type says it already.
  var sentences: String? {
    let texts = [itemsText, lengthText, boundsText, digitsText, patternsText, valuesText]
    let known = texts.compactMap(\.self)
    return known.isEmpty ? nil : known.joined(separator: " ")
  }

  private var itemsText: String? { Self.range(minItems, most: maxItems, unit: "item") }

  private var lengthText: String? { Self.range(minLength, most: maxLength, unit: "character") }

  private static func range(_ least: Int?, most: Int?, unit: String) -> String? {
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
    let shown = shown(patterns)
    let s = patterns.count == 1 ? "" : "s"
    if shown.isEmpty, let simpleType {
      return "It matches the pattern\(s) of the simple type `\(simpleType)`."
    }
    let rest = rest(patterns.count - shown.count, "pattern")
    return "It matches the pattern\(s) \(shown.joined(separator: " and "))\(rest)."
  }

  private var valuesText: String? {
    guard let values else { return nil }
    let shown = shown(values)
    if shown.isEmpty, let simpleType {
      return "One of the \(values.count) values of the simple type `\(simpleType)`."
    }
    return "One of \(shown.joined(separator: ", "))\(rest(values.count - shown.count, "value"))."
  }

  /// The values of a simple type are in one place. Each field of the type shows the first ones: all
  /// of them at every field would be more than anyone reads.
  private func shown(_ texts: [String]) -> [String] {
    var room = simpleType == nil ? Int.max : Self.shownBytes
    return texts.prefix { text in
      room -= min(room, text.utf8.count + 1)
      return room > 0
    }.map { "`\($0)`" }
  }

  private static let shownBytes = 240

  private func rest(_ count: Int, _ noun: String) -> String {
    guard count > 0, let simpleType else { return "" }
    return " and \(count) more \(noun)\(count == 1 ? "" : "s") of the simple type `\(simpleType)`"
  }
}
