internal import CLibXML2
import Foundation
internal import Synchronization

/// The restrictions of a schema on a value, and on the number of items of a list.
///
/// Source: XML Schema Part 2, section 4.3.
@_spi(Generated) public struct ValueLimits: Hashable, Sendable {
  /// The name of the simple type that has the restrictions; nil for those of one value alone.
  let simpleType: String?
  let patterns: [String]
  let values: [String]
  let length: ClosedRange<Int>
  let minInclusive: String?
  let maxInclusive: String?
  let minExclusive: String?
  let maxExclusive: String?
  let totalDigits: Int
  let fractionDigits: Int
  private(set) var items: ClosedRange<Int>

  /// Creates limits. A missing argument means no restriction.
  public init(
    simpleType: String? = nil, patterns: [String] = [], values: [String] = [], minLength: Int = 0,
    maxLength: Int = .max,
    minInclusive: String? = nil, maxInclusive: String? = nil, minExclusive: String? = nil,
    maxExclusive: String? = nil, totalDigits: Int = .max, fractionDigits: Int = .max,
    minItems: Int = 0, maxItems: Int = .max
  ) {
    self.simpleType = simpleType
    self.patterns = patterns
    self.values = values
    length = minLength...max(minLength, maxLength)
    self.minInclusive = minInclusive
    self.maxInclusive = maxInclusive
    self.minExclusive = minExclusive
    self.maxExclusive = maxExclusive
    self.totalDigits = totalDigits
    self.fractionDigits = fractionDigits
    items = minItems...max(minItems, maxItems)
  }

  /// The same restrictions for each item of a list, and limits on the number of its items.
  public func items(minItems: Int = 0, maxItems: Int = .max) -> ValueLimits {
    var result = self
    result.items = minItems...max(minItems, maxItems)
    return result
  }

  /// Why a value is not allowed; nil if it is allowed.
  func breach<Value: WireValue>(by value: Value) -> String? {
    let writer = XMLTextWriter()
    var optional: Value? = value
    Value.code(&optional, with: writer)
    // Only simple values have limits.
    guard writer.failure == nil else { return nil }
    let text = writer.text
    return breachOfText(text, Self.length(of: value, text)) ?? breachOfNumber(text)
      ?? breachOfBounds(text, ValueOrder(of: Value.self))
  }

  /// Why a number of items is not allowed; nil if it is allowed.
  func breach(byItems count: Int) -> String? {
    if count < items.lowerBound { return "\(count) items are fewer than \(items.lowerBound)" }
    return count > items.upperBound ? "\(count) items are more than \(items.upperBound)" : nil
  }

  private static func length<Value: WireValue>(of value: Value, _ text: String) -> Int {
    switch value {
    case let data as Data: data.count
    case let hex as HexBinary: hex.data.count
    default: text.unicodeScalars.count
    }
  }

  private func breachOfText(_ text: String, _ count: Int) -> String? {
    if count < length.lowerBound {
      return "a length of \(count) is less than \(length.lowerBound)"
    }
    if count > length.upperBound {
      return "a length of \(count) is more than \(length.upperBound)"
    }
    if !values.isEmpty, !values.contains(text) {
      return "the value is not one of \(values.joined(separator: ", "))"
    }
    let broken = patterns.first { !SchemaPattern.of($0).matches(text) }
    return broken.map { "the value does not match the pattern \($0)" }
  }

  private func breachOfNumber(_ text: String) -> String? {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
    let fraction = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1).dropFirst().first
    if digits > totalDigits { return "\(digits) digits are more than \(totalDigits)" }
    if let fraction, fraction.count > fractionDigits {
      return "\(fraction.count) digits of the fraction are more than \(fractionDigits)"
    }
    return nil
  }

  private func breachOfBounds(_ text: String, _ order: ValueOrder) -> String? {
    if order.refuses(text, minInclusive, unless: [.orderedSame, .orderedDescending]) {
      return "the value is not at least \(minInclusive ?? "")"
    }
    if order.refuses(text, maxInclusive, unless: [.orderedSame, .orderedAscending]) {
      return "the value is not at most \(maxInclusive ?? "")"
    }
    if order.refuses(text, minExclusive, unless: [.orderedDescending]) {
      return "the value is not more than \(minExclusive ?? "")"
    }
    if order.refuses(text, maxExclusive, unless: [.orderedAscending]) {
      return "the value is not less than \(maxExclusive ?? "")"
    }
    return nil
  }
}

/// A regular expression of XML Schema (Part 2, appendix F), which matches texts as a whole.
final class SchemaPattern: Sendable {
  /// Nothing writes to an expression after it is compiled.
  private nonisolated(unsafe) let expression: xmlRegexpPtr?

  private static let compiled = Mutex<[String: SchemaPattern]>([:])

  /// Each pattern is compiled once. All patterns are in generated code, so their number is limited.
  static func of(_ text: String) -> SchemaPattern {
    compiled.withLock { known in
      if let pattern = known[text] { return pattern }
      let pattern = SchemaPattern(text)
      known[text] = pattern
      return pattern
    }
  }

  private init(_ text: String) { expression = xmlRegexpCompile(text) }

  deinit { if let expression { xmlRegFreeRegexp(expression) } }

  /// Also true if the library cannot read the pattern, or if the text has a null character.
  func matches(_ text: String) -> Bool {
    guard let expression else { return true }
    return xmlRegexpExec(expression, text) != 0
  }
}
