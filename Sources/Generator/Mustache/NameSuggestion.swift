import Diagnostics

/// A hint for a name that does not exist.
struct NameSuggestion {
  /// The nearest name as a question, otherwise all names; nil if there are none.
  let text: String?

  /// - Parameter plural: The plural noun for the names, for the sentence that lists them.
  init(for name: String, among candidates: [String], plural: String) {
    let candidates = Set(candidates).sorted()
    if let nearest = NearestName.of(name, among: candidates) {
      text = "did you mean '\(nearest)'?"
    } else if candidates.isEmpty {
      text = nil
    } else {
      text = "the \(plural) here are " + Self.list(candidates)
    }
  }

  private static let listLimit = 12

  private static func list(_ names: [String]) -> String {
    let quoted = names.prefix(listLimit).map { "'\($0)'" }.joined(separator: ", ")
    let rest = names.count - listLimit
    return rest > 0 ? quoted + " and \(rest) more" : quoted
  }
}
