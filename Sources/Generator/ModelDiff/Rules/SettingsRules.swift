/// Changes of the settings in docs2swift.json that give generated declarations another form.
enum SettingsRules {
  static let all = [name, access, replacement]

  static let name = ChangeRule(
    "swift-name-changed", effects: .source(.breaking, wire: .none),
    title: "a declaration has another Swift name",
    why: """
      The key `names` of docs2swift.json states another name, or no name any more. Source code with \
      the old name does not compile. Messages contain the documented name.
      """)

  static let access = ChangeRule(
    "access-changed", effects: .source(.breaking, wire: .none),
    title: "generated declarations have another access level",
    why: """
      The key `access` of docs2swift.json states another access level. With a lower one, source code \
      in other modules or packages does not compile. A higher one breaks nothing.
      """)

  static let replacement = ChangeRule(
    "replacement-changed", effects: .source(.breaking, wire: .none),
    title: "another Swift type takes the place of a documented type",
    why: """
      The key `replacements` of docs2swift.json has another entry for the type. Source code that \
      uses the type does not compile. Messages do not change.
      """)
}
