/// Changes of enumerations and flags.
enum EnumerationRules {
  static let all = [
    memberAdded, memberRemoved, memberRenamed, membersReordered, memberNumber, membersListed,
    membersUnlisted, defaultMember, flags,
  ]

  static let memberAdded = ChangeRule(
    "member-added", effects: .all(.additive), twin: "member-removed",
    title: "an enumeration has one more member",
    why: """
      Enumerations are open: a program keeps the name of a member that it does not know, and sends \
      it back unchanged. A switch over the other members still compiles.
      """)

  static let memberRemoved = ChangeRule(
    "member-removed", effects: .all(.breaking), twin: "member-added",
    title: "a member of an enumeration was removed",
    why: """
      The documentation lists all members, and this one is no longer among them. Source code that \
      uses it no longer compiles, and services may refuse it. If only a sample had shown it, it may \
      never have been a member: then the change breaks only source code.
      """)

  static let memberRenamed = ChangeRule(
    "member-renamed", effects: .all(.breaking), title: "a member of an enumeration was renamed",
    why: """
      One member was removed, and another was added with the same number. Source code must use the \
      new name, and messages contain the name.
      """)

  static let membersReordered = ChangeRule(
    "members-reordered", effects: .none,
    title: "the order of an enumeration's members changed",
    why: """
      Members are identified by their names. If the order decides what a missing value means, that \
      is a separate finding.
      """)

  static let memberNumber = ChangeRule(
    "member-number-changed", effects: .none,
    title: "the number of an enumeration's member changed",
    why: """
      Messages and Swift identify a member by its name; the number is only for people. If the number \
      decides what a missing value means, that is a separate finding.
      """)

  static let membersListed = ChangeRule(
    "members-listed", effects: .source(.additive, wire: .none), twin: "members-unlisted",
    title: "the documentation lists the members of an enumeration",
    why: """
      Before, only samples showed members of the enumeration; now a page lists all of them. Swift \
      has a name for each. Messages do not change.
      """)

  static let membersUnlisted = ChangeRule(
    "members-unlisted", effects: .source(.breaking, wire: .none), twin: "members-listed",
    title: "members of an enumeration are no longer listed",
    why: """
      The documentation no longer lists all members. So the members that it does not name may still \
      exist, and can still be sent and received. But Swift has no names for them, so source code \
      that uses the names does not compile. A value can be created from the text instead.
      """)

  static let defaultMember = ChangeRule(
    "default-member-changed", effects: .wire(.breaking),
    title: "a missing value means another member",
    why: """
      A missing value of an enumeration is read as the member with the number zero, or else as the \
      first member. Programs compile as before, but if the element is left out, each side \
      understands another member. If one side knew the members only from samples, the meaning of a \
      missing value was never documented, and messages do not change.
      """)

  static let flags = ChangeRule(
    "flags-changed", effects: .all(.breaking),
    title: "an enumeration became a set of flags, or the reverse",
    why: """
      One member and a set of members have different types in Swift. A receiver that expects one \
      member does not understand a text with several members.
      """)
}
