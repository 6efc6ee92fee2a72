import Diagnostics
import ServiceModel

/// Compares texts that may contain the name of an operation, such as its path.
struct NamedTextComparison {
  let place: Place
  let oldName: String
  let newName: String

  /// The same comparison, of a part of its place.
  func about(_ part: DeclaredPart, formerly old: DeclaredPart? = nil) -> NamedTextComparison {
    NamedTextComparison(
      place: place.about(part, formerly: old), oldName: oldName, newName: newName)
  }

  /// - Parameter what: the name of the text in the message (`SOAPAction`).
  func compare(
    _ rule: ChangeRule, _ what: String, old: String, new: String, effects: Effects? = nil
  ) {
    if isSame(old, new) { return }
    place.report(
      rule, "\(what) changed from '\(old)' to '\(new)'", old: old, new: new, effects: effects)
  }

  /// Compares the pages that document the operation.
  ///
  /// - Parameter binding: `SOAP` or `REST`: the first word of the message.
  func comparePages(of binding: String, old: String, new: String) {
    if isSame(old, new) { return }
    place.report(
      DocumentationRules.page, "\(binding) \(Self.verb(old, new))", old: old.isEmpty ? nil : old,
      new: new.isEmpty ? nil : new)
  }

  /// Whether two texts are equal, or differ only by the new name, which is a separate finding.
  private func isSame(_ old: String, _ new: String) -> Bool {
    old == new || old.replacingLast(oldName, with: newName) == new
  }

  /// A WSDL file describes operations that have no page.
  private static func verb(_ old: String, _ new: String) -> String {
    if new.isEmpty { return "page '\(old)' was removed" }
    return old.isEmpty ? "page '\(new)' was added" : "page changed from '\(old)' to '\(new)'"
  }
}
