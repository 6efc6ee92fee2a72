/// A piece of JSON in an entry that a finding suggests; keys keep their order.
package indirect enum CorrectionValue: Sendable {
  case string(String)
  case number(Int)
  case bool(Bool)
  case array([CorrectionValue])
  case object([(String, CorrectionValue)])
  case null

  /// On one line, spaced as people write it.
  package var text: String {
    switch self {
    case .string(let text): Self.quoted(text)
    case .number(let number): "\(number)"
    case .bool(let value): "\(value)"
    case .null: "null"
    case .array(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
    case .object(let members):
      "{ " + members.map { "\(Self.quoted($0)): \($1.text)" }.joined(separator: ", ") + " }"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension CorrectionValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: CorrectionValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, CorrectionValue)...) {
    self = .object(elements)
  }
  package init(nilLiteral: ()) { self = .null }
}

extension CorrectionValue {
  /// A type reference, as the model file spells it.
  package static func type(_ reference: TypeReference) -> CorrectionValue {
    .string(reference.description)
  }

  /// The fields of a complex type: what `set` takes under `complex`.
  package static func fields(_ fields: [Field]) -> CorrectionValue {
    .array(fields.map { ["name": .string($0.name), "type": .type($0.type)] })
  }
}
