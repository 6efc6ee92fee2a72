import Diagnostics
import DocsReader
import PositionedJSON

/// Replaces single keys of the documentation profile.
///
/// What keys there are, and what their values look like, is read from the encoded defaults, so that
/// the profile type stays the only list of them.
enum ProfileOverrides {
  typealias Members = [JSONSyntaxTree.Member]

  /// The keys of the default profile with their values.
  ///
  /// - Throws: `EncodingError`: a defect of the profile type.
  static func defaults() throws -> Members {
    try JSONTreeEncoder.tree(of: DocumentationProfile()).members ?? []
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

  /// - Throws: `DecodingError` when a value does not fit in a way that its kind does not show.
  static func apply(
    _ overrides: Members, over defaults: Members
  ) throws -> DocumentationProfile {
    let members = defaults.map { model in
      overrides.first { $0.key == model.key } ?? model
    }
    return try JSONTreeDecoder.value(
      DocumentationProfile.self, from: JSONSyntaxTree(.object(members)))
  }
}
