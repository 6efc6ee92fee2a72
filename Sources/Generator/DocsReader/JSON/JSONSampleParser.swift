import Diagnostics
import PositionedJSON

/// Why a sample is not JSON, and where in the file.
struct JSONSampleError: Error, Sendable {
  let message: String
  let offset: Int
}

/// Reads JSON samples. It keeps kinds and names. It does not keep values, which are noise on every
/// page.
enum JSONSampleParser {
  /// The value that samples show if a value may have any type.
  fileprivate static let anything = "An object of some kind"

  static func parse(_ range: Range<Int>, of file: SourceFile) throws(JSONSampleError) -> SampleShape
  {
    do throws(JSONSyntaxError) {
      return SampleShape(try JSONSyntaxParser.parse(file.bytes, in: range))
    } catch {
      throw JSONSampleError(
        message: error.message, offset: min(error.range.lowerBound, range.upperBound))
    }
  }
}

extension SampleShape {
  fileprivate init(_ tree: JSONSyntaxTree) {
    switch tree.value {
    case .object(let members):
      self = .object(
        Properties(members.map { Property(name: $0.key, value: SampleShape($0.value)) }))
    case .array(let items): self = .array(items.map { SampleShape($0) })
    case .string(JSONSampleParser.anything): self = .null
    case .string(let text): self = Self.isDateTime(text.utf8) ? .dateTime : .string
    case .number(let text): self = text.utf8.contains(where: Self.isOfReal) ? .real : .integer
    case .bool: self = .boolean
    case .null: self = .null
    }
  }

  /// Whether the byte is the start of a fraction or an exponent.
  private static func isOfReal(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }
}
