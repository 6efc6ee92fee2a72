import PositionedJSON

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Edits values of the model in the notation of the model file, so that whatever the model can say
/// can be corrected, and nothing has to be listed twice.
enum ModelNotation {
  /// A value as the model file writes it.
  static func tree(of value: some Encodable) throws(EditFailure) -> JSONSyntaxTree {
    do {
      return try JSONSyntaxParser.parse(Array(JSONEncoder().encode(value)))
    } catch {
      throw EditFailure("the model cannot be written: \(error)", at: 0..<0)
    }
  }

  /// The value that a tree of the file stands for.
  ///
  /// - Parameter patch: what the user wrote of it; mistakes are placed there.
  static func value<Value: Codable>(
    _ type: Value.Type, from tree: JSONSyntaxTree, writtenAs patch: JSONSyntaxTree
  ) throws(EditFailure) -> Value {
    let result: Value
    do {
      result = try JSONDecoder().decode(Value.self, from: Data(tree.text.utf8))
    } catch let error as DecodingError {
      throw failure(error, in: patch)
    } catch {
      throw EditFailure("cannot be understood: \(error)", at: patch.range)
    }
    try checkThatNothingIsLost(patch, in: try Self.tree(of: result))
    return result
  }

  /// Decoding passes over keys it does not know; whoever wrote them expects an effect.
  private static func checkThatNothingIsLost(
    _ patch: JSONSyntaxTree, in result: JSONSyntaxTree
  ) throws(EditFailure) {
    switch (patch.value, result.value) {
    case (.object(let members), .object):
      for member in members {
        if case .null = member.value.value { continue }
        guard let kept = result[member.key] else {
          throw EditFailure("unknown key '\(member.key)'", at: member.keyRange)
        }
        try checkThatNothingIsLost(member.value, in: kept)
      }
    case (.array(let items), .array(let kept)):
      for (item, kept) in zip(items, kept) { try checkThatNothingIsLost(item, in: kept) }
    default: break
    }
  }

  private static func failure(_ error: DecodingError, in patch: JSONSyntaxTree) -> EditFailure {
    switch error {
    case .keyNotFound(let key, let context):
      let place = place(context.codingPath, in: patch)
      return EditFailure("the key '\(key.stringValue)' is missing", at: place)
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return EditFailure(
        "this is not the kind of value that belongs here", at: place(context.codingPath, in: patch))
    case .dataCorrupted(let context):
      let place = place(context.codingPath, in: patch)
      return EditFailure(context.debugDescription, at: place)
    @unknown default:
      return EditFailure("cannot be understood: \(error)", at: patch.range)
    }
  }

  /// The innermost value on the way that the user wrote.
  private static func place(_ path: [any CodingKey], in patch: JSONSyntaxTree) -> Range<Int> {
    var current = patch
    for key in path {
      if let index = key.intValue, case .array(let items) = current.value,
        items.indices.contains(index)
      {
        current = items[index]
      } else if let member = current[key.stringValue] {
        current = member
      } else {
        break
      }
    }
    return current.range
  }
}

extension JSONSyntaxTree {
  /// The value as JSON without spaces.
  var text: String {
    switch value {
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.key)):\($0.value.text)" }.joined(separator: ",") + "}"
    case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .string(let text): Self.quoted(text)
    case .number(let text): text
    case .bool(let value): "\(value)"
    case .null: "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    guard let data = try? JSONEncoder().encode(text) else { return "\"\"" }
    return String(decoding: data, as: UTF8.self)
  }
}
