/// The rules for names in Swift.
package enum SwiftIdentifier {
  /// Whether a name can be declared, in backticks if necessary.
  package static func isValid(_ name: String) -> Bool {
    guard let first = name.first, IdentifierCharacters.allowsFirst(first), name != "_" else {
      return false
    }
    return name.allSatisfy(IdentifierCharacters.allows)
  }

  /// Whether neither Swift, Foundation, the runtime nor generated code uses a name for a type or a
  /// module.
  package static func isFree(_ name: String) -> Bool {
    !ReservedNames.types.taken.contains(name)
  }
}
