import Foundation
import ServiceModel

/// Compares the restrictions of a value on two sides.
struct FacetsComparison {
  /// How the values that are now allowed relate to those that were.
  enum Direction {
    case fewer
    case more
    case other
  }

  /// It has a meaning only for facets that differ.
  let direction: Direction

  init(_ old: Facets, _ new: Facets) {
    let directions = [
      Self.bound(old.minLength, new.minLength, isLower: true),
      Self.bound(old.maxLength, new.maxLength, isLower: false),
      Self.bound(old.minItems, new.minItems, isLower: true),
      Self.bound(old.maxItems, new.maxItems, isLower: false),
      Self.bound(old.totalDigits, new.totalDigits, isLower: false),
      Self.bound(old.fractionDigits, new.fractionDigits, isLower: false),
      Self.limit(old.lower, new.lower, isLower: true),
      Self.limit(old.upper, new.upper, isLower: false),
      Self.texts(old.values, new.values),
      // A text must match all patterns, so one more pattern allows less.
      Self.subset(of: Set(new.patterns ?? []), Set(old.patterns ?? [])),
    ].compactMap(\.self)
    let first = directions.first ?? .other
    direction = directions.allSatisfy { $0 == first } ? first : .other
  }

  private static func bound(_ old: Int?, _ new: Int?, isLower: Bool) -> Direction? {
    limit(old.map { Limit(text: "\($0)") }, new.map { Limit(text: "\($0)") }, isLower: isLower)
  }

  /// Values that are not numbers are compared as texts. This is correct for values in the same
  /// form.
  private static func limit(_ old: Limit?, _ new: Limit?, isLower: Bool) -> Direction? {
    if old == new { return nil }
    guard let old else { return .fewer }
    guard let new else { return .more }
    if old.isSameValue(as: new) { return new.isExclusive ? .fewer : .more }
    guard let isHigher = new.isHigher(than: old) else { return .other }
    return isHigher == isLower ? .fewer : .more
  }

  private static func texts(_ old: [String]?, _ new: [String]?) -> Direction? {
    guard let old else { return new == nil ? nil : .fewer }
    guard let new else { return .more }
    return subset(of: Set(old), Set(new))
  }

  /// - Returns: `fewer` if the other set has fewer members.
  private static func subset(of one: Set<String>, _ other: Set<String>) -> Direction? {
    if one == other { return nil }
    if one.isSubset(of: other) { return .more }
    return other.isSubset(of: one) ? .fewer : .other
  }
}

/// One end of a range.
private struct Limit: Equatable {
  var text: String
  var isExclusive = false

  private var number: Decimal? {
    Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
  }

  /// Of a date, a decimal would read only the year.
  private var isDate: Bool { text.dropFirst().contains("-") }

  func isSameValue(as other: Limit) -> Bool {
    if let number, let theirs = other.number { return number == theirs }
    return text == other.text
  }

  /// Nil if the order is not known.
  func isHigher(than other: Limit) -> Bool? {
    if isDate || other.isDate {
      return text.utf8.count == other.text.utf8.count ? text > other.text : nil
    }
    guard let number, let theirs = other.number else { return nil }
    return number > theirs
  }
}

extension Facets {
  fileprivate var lower: Limit? {
    minInclusive.map { Limit(text: $0) } ?? minExclusive.map { Limit(text: $0, isExclusive: true) }
  }

  fileprivate var upper: Limit? {
    maxInclusive.map { Limit(text: $0) } ?? maxExclusive.map { Limit(text: $0, isExclusive: true) }
  }
}

/// Facets for people, and for fingerprints.
struct FacetsText {
  let text: String

  init(_ facets: Facets) {
    let parts: [String?] = [
      Self.part("minLength", facets.minLength), Self.part("maxLength", facets.maxLength),
      Self.part("minInclusive", facets.minInclusive),
      Self.part("minExclusive", facets.minExclusive),
      Self.part("maxInclusive", facets.maxInclusive),
      Self.part("maxExclusive", facets.maxExclusive),
      Self.part("totalDigits", facets.totalDigits),
      Self.part("fractionDigits", facets.fractionDigits),
      Self.part("minOccurs", facets.minItems), Self.part("maxOccurs", facets.maxItems),
      facets.values.map { "one of '\($0.joined(separator: "', '"))'" },
      facets.patterns.map { "pattern '\($0.joined(separator: "', '"))'" },
    ]
    let known = parts.compactMap(\.self)
    text = known.isEmpty ? "everything" : known.joined(separator: ", ")
  }

  private static func part(_ name: String, _ value: (some CustomStringConvertible)?) -> String? {
    value.map { "\(name) \($0)" }
  }
}
