import PositionedJSON

extension JSONSyntaxTree {
  /// The value merged with a patch: members of the patch replace its own, and null removes a member
  /// (RFC 7396, JSON Merge Patch).
  func merged(with patch: JSONSyntaxTree) -> JSONSyntaxTree {
    guard case .object(let changes) = patch.value else { return patch }
    var members: [Member] = []
    if case .object(let own) = value { members = own }
    for change in changes {
      let index = members.firstIndex { $0.key == change.key }
      if case .null = change.value.value {
        if let index { members.remove(at: index) }
      } else if let index {
        members[index].value = members[index].value.merged(with: change.value)
      } else {
        let nothing = JSONSyntaxTree(value: .null, range: change.value.range)
        members.append(
          Member(
            key: change.key, keyRange: change.keyRange,
            value: nothing.merged(with: change.value)))
      }
    }
    return JSONSyntaxTree(value: .object(members), range: patch.range)
  }

  /// The value of a member of an object.
  subscript(_ key: String) -> JSONSyntaxTree? { member(key)?.value }

  /// All strings in it, at any depth.
  var strings: [String] {
    switch value {
    case .string(let text): [text]
    case .array(let items): items.flatMap(\.strings)
    case .object(let members): members.flatMap(\.value.strings)
    case .number, .bool, .null: []
    }
  }
}
