/// Changes of enumerations and flags.
enum EnumerationRules {
  static let all = [
    memberAdded, memberRemoved, memberRenamed, membersReordered, memberNumber, membersListed,
    membersUnlisted, defaultMember, flags,
  ]

  static let memberAdded = ChangeRule(
    "member-added", .both, callers: .additive, implementers: .additive, wire: .additive,
    twin: "member-removed", "an enumeration has one more member",
    """
    Enumerations are open: a member that a program does not know arrives under its name and is \
    sent back as it came, and no switch over the others stops compiling.
    """)

  static let memberRemoved = ChangeRule(
    "member-removed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "member-added", "a member of an enumeration was removed",
    """
    The documentation lists all members, and this one is not among them any more. Source that \
    names it no longer compiles, and services may refuse it. Where only a sample had shown it, it \
    may never have been a member: then it breaks source alone.
    """)

  static let memberRenamed = ChangeRule(
    "member-renamed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "member-renamed", "a member of an enumeration was renamed",
    """
    One member went and another came with the same number. Source that names it must use the new \
    name, and messages hold the name.
    """)

  static let membersReordered = ChangeRule(
    "members-reordered", .both, callers: .none, implementers: .none, wire: .none,
    twin: "members-reordered", "the order of an enumeration's members changed",
    """
    Members are known by their names. Where the order decides what an absent value means, that is \
    a finding of its own.
    """)

  static let memberNumber = ChangeRule(
    "member-number-changed", .both, callers: .none, implementers: .none, wire: .none,
    twin: "member-number-changed", "the number of an enumeration's member changed",
    """
    Messages and Swift know a member by its name; the number is for people. Where it decides what \
    an absent value means, that is a finding of its own.
    """)

  static let membersListed = ChangeRule(
    "members-listed", .both, callers: .additive, implementers: .additive, wire: .none,
    twin: "members-unlisted", "the documentation lists the members of an enumeration",
    """
    Samples show one member of an enumeration; now a page lists them all. Swift has a name for \
    each. Messages are what they were.
    """)

  static let membersUnlisted = ChangeRule(
    "members-unlisted", .both, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "members-listed", "members of an enumeration are no longer listed",
    """
    The documentation does not list every member, so those it does not name need not be gone: \
    they can still be sent and received. But Swift has no names for them, so source that uses \
    the names does not compile; a value can be made from the text instead.
    """)

  static let defaultMember = ChangeRule(
    "default-member-changed", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "default-member-changed", "an absent value means another member",
    """
    An absent value of an enumeration reads as the member with the number zero, or else as the \
    first one. Programs compile as before, but where the element is left out, each side means \
    another member. Where only samples told the members of a side, nobody had said what an absent \
    value means, and messages are what they were.
    """)

  static let flags = ChangeRule(
    "flags-changed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "flags-changed", "an enumeration became a set of flags, or the other way round",
    """
    One member and a set of members are different types in Swift, and a text with several \
    members is not understood by who expects one.
    """)
}
