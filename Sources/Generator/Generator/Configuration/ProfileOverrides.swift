import Diagnostics
import DocsReader
import PositionedJSON

/// Replaces single keys of the documentation profile.
///
/// The keys and the kinds of their values come from the defaults by reflection, so that the profile
/// type is the only list of them.
enum ProfileOverrides {
  typealias Members = [JSONSyntaxTree.Member]

  /// The keys of the default profile with their values.
  ///
  /// - Throws: a defect of the profile type.
  static func defaults() throws -> Members { try tree(of: DocumentationProfile()).members ?? [] }

  /// A profile, or a part of one.
  static func tree(of value: Any) throws -> JSONSyntaxTree {
    if let value = value as? any JSONWritable { return try JSONSyntaxTree(of: value) }
    var members: [String: JSONSyntaxTree] = [:]
    for child in Mirror(reflecting: value).children {
      if let key = child.label { members[key] = try tree(of: child.value) }
    }
    return .object(members)
  }

  /// Whether a value has the same kind as another, including its items.
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

  /// - Throws: `DecodingError` if a value of the right kind is still invalid.
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
