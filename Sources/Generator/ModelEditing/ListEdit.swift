import PositionedJSON

/// The outcome of an edit.
enum EditOutcome {
  case changed
  /// The model already has this value.
  case unchanged
  /// There is no item with that name. The value has the names that there are.
  case notFound([String])
}

/// Edits one item of a list by its name.
struct ListEdit<Item: NamedPart> {
  let correction: Correction
  /// The initial value of an added item.
  let template: Item
  /// Prepares the value of the model for the value that the user merges into it.
  var prepare: (JSONSyntaxTree, JSONSyntaxTree) throws(EditFailure) -> JSONSyntaxTree = {
    (tree: JSONSyntaxTree, _: JSONSyntaxTree) throws(EditFailure) in tree
  }

  func apply(to items: inout [Item]) throws(EditFailure) -> EditOutcome {
    let index = items.firstIndex { $0.name == correction.target.name }
    if case .add(let patch) = correction.change {
      return try add(patch, existing: index, to: &items)
    }
    guard let index else { return .notFound(items.map(\.name)) }
    guard case .set(let patch) = correction.change else {
      items.remove(at: index)
      return .changed
    }
    let edited = try edited(items[index], patch)
    if edited == items[index] { return .unchanged }
    items[index] = edited
    return .changed
  }

  private func add(
    _ patch: JSONSyntaxTree, existing: Int?, to items: inout [Item]
  ) throws(EditFailure) -> EditOutcome {
    let added = try edited(template, patch)
    if let existing {
      if added == items[existing] { return .unchanged }
      throw EditFailure(
        "\(correction.target) is there already, and is something else", at: correction.range,
        hint: "use 'set' to change it")
    }
    guard let after = correction.after else {
      items.append(added)
      return .changed
    }
    guard let place = items.firstIndex(where: { $0.name == after }) else {
      return .notFound(items.map(\.name))
    }
    items.insert(added, at: place + 1)
    return .changed
  }

  private func edited(_ item: Item, _ patch: JSONSyntaxTree) throws(EditFailure) -> Item {
    let current = try prepare(try ModelNotation.tree(of: item), patch)
    return try ModelNotation.value(
      Item.self, from: current.merged(with: patch), writtenAs: patch,
      as: correction.target.notation)
  }
}

/// Why an edit is not possible, and the range of bytes in its file.
struct EditFailure: Error, Equatable {
  /// Lower case, without a final period.
  var message: String
  var range: Range<Int>
  var hint: String?

  init(_ message: String, at range: Range<Int>, hint: String? = nil) {
    self.message = message
    self.range = range
    self.hint = hint
  }
}
