/// The rules for names in Swift.
package enum SwiftIdentifier {
  /// Whether a name can be declared, in backticks if necessary.
  package static func isValid(_ name: String) -> Bool {
    guard let first = name.first, IdentifierCharacters.allowsFirst(first), name != "_" else {
      return false
    }
    return name.allSatisfy(IdentifierCharacters.allows)
  }
}
