/// The rules for a type that became known, and for one that is no longer known. They are the same for
/// fields, parameters and results.
extension ChangeRule {
  /// - Parameter declaration: what has the type in Swift.
  static func typeLearned(
    _ noun: String, direction: Direction = .both, declaration: String
  ) -> ChangeRule {
    ChangeRule(
      "\(noun)-type-learned", direction: direction, effects: .source(.breaking, wire: .none),
      twin: "\(noun)-type-forgotten", title: "the type of a \(noun) became known",
      why: """
        Before, no page documented the type, so the \(declaration) was a value of any type. Or only \
        REST documented it, which calls a date, bytes and a member of an enumeration a string, and \
        does not have sizes of integers. Now the \(declaration) has the documented type. Messages do \
        not change.
        """)
  }

  static func typeLost(
    _ noun: String, direction: Direction = .both, declaration: String
  ) -> ChangeRule {
    ChangeRule(
      "\(noun)-type-forgotten", direction: direction, effects: .source(.breaking, wire: .none),
      twin: "\(noun)-type-learned", title: "the type of a \(noun) is no longer known",
      why: """
        No page documents the type any more, so the \(declaration) becomes a value of any type. Or \
        only REST documents it, which says less about texts and numbers. Messages do not change.
        """)
  }
}
