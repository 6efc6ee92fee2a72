import Mustache
import ServiceModel

/// The view of an enumeration or a set of flags.
struct EnumerationView {
  let definition: TypeDefinition
  let enumeration: EnumerationType
  let names: NamePlan
  /// Whether a server lists the members in its description.
  let listsMembers: Bool

  var value: TemplateObject {
    let members = names.members(of: enumeration, named: definition.name)
    return [
      "documentation": documentation.value,
      "name": .string(names.type(definition.name)),
      "wireName": .string(literal(definition.wireName ?? definition.name)),
      "foreignNamespace": namespaceView(definition.foreignNamespace),
      "isFlags": .bool(enumeration.isFlags),
      "members": .list(
        enumeration.members.enumerated().map { index, member in
          [
            "isSeparate": .bool(index == 0 || memberText(member) != nil),
            "name": .string(members[member.name]?.written ?? member.name),
            "wireName": .string(literal(member.name)),
            "documentation": DocComment(memberText(member)).value,
          ]
        }),
      "hasMemberNames": .bool(listsMembers && !enumeration.members.isEmpty),
      "memberNames": literals(enumeration.members.map(\.name)),
      "hasEmptyMember": .bool(enumeration.members.contains(where: \.name.isEmpty)),
      "defaultMember": .string(literal(enumeration.defaultMember)),
    ]
  }

  private var documentation: DocComment {
    var comment = DocComment(definition.documentation)
    if !enumeration.isComplete {
      comment.paragraph(
        "The documentation does not list every member. Other members keep their names.")
    }
    return comment
  }

  /// Nil if there is nothing to say except the name.
  private func memberText(_ member: EnumerationType.Member) -> String? {
    member.value.map { "`\(member.name)`, the number \($0)." }
  }
}
