import Diagnostics

extension Suggestion {
  private static let listLimit = 12

  /// A hint for a name that does not exist: the nearest name as a question, otherwise all names; nil
  /// if there are none.
  ///
  /// - Parameter plural: the plural noun for the names, for the sentence that lists them.
  static func text(
    for name: String, among candidates: [String], plural: String
  ) -> String? {
    let names = Set(candidates).sorted()
    if names.isEmpty { return nil }
    let quoted = names.prefix(listLimit).map { "'\($0)'" }.joined(separator: ", ")
    let rest = names.count > listLimit ? " and \(names.count - listLimit) more" : ""
    return text(for: name, among: names) ?? "the \(plural) here are \(quoted)\(rest)"
  }
}
