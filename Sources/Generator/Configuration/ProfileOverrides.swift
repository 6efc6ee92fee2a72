import Diagnostics
import DocsReader
import PositionedJSON

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Replaces single keys of the documentation profile.
///
/// What keys there are, and what their values look like, is read from the encoded defaults, so that
/// the profile type stays the only list of them.
enum ProfileOverrides {
  typealias Members = [JSONSyntaxTree.Member]

  /// The keys of the default profile with their values.
  ///
  /// - Throws: `EncodingError`, `JSONSyntaxError`: a defect of the profile type.
  static func defaults() throws -> Members {
    let text = try MachineReport.text(of: DocumentationProfile())
    guard case .object(let members) = try JSONSyntaxParser.parse(Array(text.utf8)).value else {
      return []
    }
    return members
  }

  /// Whether a value is of the kind of another, its items included.
  static func isLike(_ value: JSONSyntaxTree, _ model: JSONSyntaxTree) -> Bool {
    guard value.kindName == model.kindName else { return false }
    guard case .array(let items) = value.value, case .array(let models) = model.value,
      let first = models.first
    else { return true }
    return items.allSatisfy { isLike($0, first) }
  }

  /// `an array of strings`
  static func expectation(of model: JSONSyntaxTree) -> String {
    guard case .array(let items) = model.value, case .string = items.first?.value else {
      return model.kindName
    }
    return "an array of strings"
  }

  /// - Parameters:
  ///   - overrides: members of the file with these bytes.
  /// - Throws: `DecodingError` when a value does not fit in a way that its kind does not show.
  static func apply(
    _ overrides: Members, of bytes: [UInt8], over defaults: Members
  ) throws -> DocumentationProfile {
    let encoded = try MachineReport.text(of: DocumentationProfile())
    let encodedBytes = Array(encoded.utf8)
    let members = defaults.map { model -> String in
      let override = overrides.first { $0.key == model.key }
      let value = override.map { bytes[$0.value.range] } ?? encodedBytes[model.value.range]
      return "\"\(model.key)\":" + String(decoding: value, as: UTF8.self)
    }
    let json = "{" + members.joined(separator: ",") + "}"
    return try JSONDecoder().decode(DocumentationProfile.self, from: Data(json.utf8))
  }
}
