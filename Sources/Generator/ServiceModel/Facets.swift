import PositionedJSON

/// The restrictions of a schema on a value (facets, XML Schema Part 2, section 4.3), and on the
/// number of items of a list.
package struct Facets: Decodable, Equatable, Sendable {
  /// Regular expressions in the notation of XML Schema. All of them must match the whole text.
  package var patterns: [String]?
  /// The allowed texts.
  package var values: [String]?
  /// In characters; for binary values in bytes.
  package var minLength: Int?
  package var maxLength: Int?
  package var minInclusive: String?
  package var maxInclusive: String?
  package var minExclusive: String?
  package var maxExclusive: String?
  package var totalDigits: Int?
  package var fractionDigits: Int?
  /// The minimum and maximum number of items of a list.
  package var minItems: Int?
  package var maxItems: Int?
  /// The simple type that has all of these restrictions, apart from the number of items: the name
  /// is unique in the version. Nil if they belong to one value alone.
  package var simpleType: String?

  package init() {}

  /// Whether there are no restrictions.
  package var isEmpty: Bool { self == Facets() }

  /// The restrictions on a value, without the number of items.
  package var ofValue: Facets {
    var result = self
    (result.minItems, result.maxItems, result.simpleType) = (nil, nil, nil)
    return result
  }

  /// The combination of both: a type that restricts another one has the facets of both.
  package func restricted(by own: Facets) -> Facets {
    var result = own
    let patterns = (patterns ?? []) + (own.patterns ?? [])
    result.patterns = patterns.isEmpty ? nil : patterns
    result.values = own.values ?? values
    result.minLength = own.minLength ?? minLength
    result.maxLength = own.maxLength ?? maxLength
    result.minInclusive = own.minInclusive ?? (own.minExclusive == nil ? minInclusive : nil)
    result.maxInclusive = own.maxInclusive ?? (own.maxExclusive == nil ? maxInclusive : nil)
    result.minExclusive = own.minExclusive ?? (own.minInclusive == nil ? minExclusive : nil)
    result.maxExclusive = own.maxExclusive ?? (own.maxInclusive == nil ? maxExclusive : nil)
    result.totalDigits = own.totalDigits ?? totalDigits
    result.fractionDigits = own.fractionDigits ?? fractionDigits
    result.minItems = own.minItems ?? minItems
    result.maxItems = own.maxItems ?? maxItems
    return result
  }
}

extension Facets {
  /// Facets are equal if they allow the same values. The name of the type does not count.
  package static func == (a: Facets, b: Facets) -> Bool {
    a.patterns == b.patterns && a.values == b.values && a.numbers == b.numbers
      && a.bounds == b.bounds
  }

  private var numbers: [Int?] {
    [minLength, maxLength, totalDigits, fractionDigits, minItems, maxItems]
  }

  private var bounds: [String?] { [minInclusive, maxInclusive, minExclusive, maxExclusive] }
}

/// A model has the restrictions of a simple type once. A value has the name of the type instead.
extension Facets: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    if let simpleType {
      writer.member("maxItems", maxItems)
      writer.member("minItems", minItems)
      return writer.member("simpleType", simpleType)
    }
    writer.member("fractionDigits", fractionDigits)
    writer.member("maxExclusive", maxExclusive)
    writer.member("maxInclusive", maxInclusive)
    writer.member("maxItems", maxItems)
    writer.member("maxLength", maxLength)
    writer.member("minExclusive", minExclusive)
    writer.member("minInclusive", minInclusive)
    writer.member("minItems", minItems)
    writer.member("minLength", minLength)
    if let patterns { writer.member("patterns", patterns) }
    writer.member("totalDigits", totalDigits)
    if let values { writer.member("values", values) }
  }
}
