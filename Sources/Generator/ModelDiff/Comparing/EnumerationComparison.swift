import ServiceModel

/// Compares the members of two enumerations. Samples may show only some of the members.
struct EnumerationComparison {
  typealias Member = EnumerationType.Member

  let place: Place

  func run(_ old: EnumerationType, _ new: EnumerationType) {
    if old == new { return }
    if old.isFlags != new.isFlags {
      place.report(
        EnumerationRules.flags,
        new.isFlags ? "is now a set of flags" : "is no longer a set of flags")
    }
    var pairing = Pairing(ordered: old.members, new.members, name: \.name) { _, _ in false }
    compareCompleteness(old, new, pairing: &pairing)
    pairing.rename(Self.renames(pairing), name: \.name)
    for (old, new) in pairing.renamed {
      place.member(.member, old: old.name, new: new.name)
        .reportRenaming(EnumerationRules.memberRenamed, of: "member", old: old.name, new: new.name)
    }
    compareMembers(pairing, wasListed: old.isComplete)
    if !pairing.moved.isEmpty {
      place.reportOrder(
        EnumerationRules.membersReordered, of: "the members", old: old.members.map(\.name),
        new: new.members.map(\.name))
    }
    let before = old.defaultMember
    let now = new.defaultMember
    if before != now {
      place.report(
        EnumerationRules.defaultMember,
        "a missing value means \(Self.quoted(now)) instead of \(Self.quoted(before))", old: before,
        new: now,
        effects: old.isComplete && new.isComplete
          ? nil : EnumerationRules.defaultMember.effects.onWire(.none))
    }
  }

  /// If the new list is not complete, a missing member is not a removed member. If the list became
  /// complete, new names were members before. Both cases are one finding about the list.
  private func compareCompleteness(
    _ old: EnumerationType, _ new: EnumerationType, pairing: inout Pairing<Member>
  ) {
    if !new.isComplete, old.isComplete || !pairing.removed.isEmpty {
      place.report(
        EnumerationRules.membersUnlisted,
        pairing.removed.isEmpty
          ? "the list of members is no longer known to be complete"
          : "members are no longer listed: \(Self.list(pairing.removed))",
        old: Self.list(old.members), new: Self.list(new.members))
      pairing.removed = []
    }
    if !old.isComplete, new.isComplete {
      place.report(
        EnumerationRules.membersListed, "all members are listed: \(Self.list(new.members))",
        old: Self.list(old.members), new: Self.list(new.members))
      pairing.added = []
    }
  }

  /// - Parameter wasListed: whether a list documented the removed names as members. A value in a
  ///   sample is not documented: only its name in Swift is removed.
  private func compareMembers(_ pairing: Pairing<Member>, wasListed: Bool) {
    let removed = EnumerationRules.memberRemoved
    for member in pairing.removed {
      place.removed(.member, member.name).report(
        removed, "member '\(member.name)' was removed", old: Self.text(of: member),
        effects: wasListed ? nil : removed.effects.onWire(.none))
    }
    for member in pairing.added {
      place.added(.member, member.name).report(
        EnumerationRules.memberAdded, "member '\(member.name)' was added",
        new: Self.text(of: member))
    }
    for (old, new) in pairing.kept where old.value != new.value {
      place.kept(.member, new.name).report(
        EnumerationRules.memberNumber, "the number of member '\(new.name)' changed",
        old: Self.text(of: old), new: Self.text(of: new))
    }
  }

  /// Members that have another name and the same number, or whose name changed only its case.
  private static func renames(_ pairing: Pairing<Member>) -> [(old: Member, new: Member)] {
    var found: [(old: Member, new: Member)] = []
    for member in pairing.removed {
      let spelled = pairing.added.filter { $0.name.lowercased() == member.name.lowercased() }
      if let partner = spelled.first, spelled.count == 1 {
        found.append((member, partner))
        continue
      }
      guard let value = member.value, pairing.removed.count(where: { $0.value == value }) == 1
      else { continue }
      let partners = pairing.added.filter { $0.value == value }
      guard let partner = partners.first, partners.count == 1,
        !pairing.kept.contains(where: { $0.new.value == value || $0.old.value == value })
      else { continue }
      found.append((member, partner))
    }
    return found
  }

  private static func text(of member: Member) -> String {
    member.value.map { "\(member.name) = \($0)" } ?? member.name
  }

  private static func list(_ members: [Member]) -> String {
    members.map(\.name).joined(separator: ", ")
  }

  private static func quoted(_ name: String) -> String { name.isEmpty ? "nothing" : "'\(name)'" }
}
