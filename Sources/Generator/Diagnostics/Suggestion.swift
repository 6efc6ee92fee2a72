/// Suggestions for a name that does not exist.
package enum Suggestion {
  /// `did you mean 'x'?`, or nil if no name is similar.
  package static func text(for name: String, among candidates: some Sequence<String>) -> String? {
    NearestName.of(name, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// `'a', 'b' and 'c'`
  package static func list(_ names: [String]) -> String {
    names.quoted.listed()
  }
}
