import Diagnostics
import PositionedJSON

/// A value in the model file that is one of a few words.
package protocol ModelWord: RawRepresentable<String>, CaseIterable, Decodable, JSONWritable,
  Sendable
{}

extension ModelWord {
  /// - Throws: `DecodingError` with the allowed words.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let word = Self(rawValue: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not \(Self.choice)")
    }
    self = word
  }

  /// `'path', 'query', 'property' or 'body'`
  private static var choice: String { allCases.map { "'\($0.rawValue)'" }.listed("or") }
}
