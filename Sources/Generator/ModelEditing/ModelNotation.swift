import Diagnostics
import PositionedJSON

/// A part of the model that can be edited.
typealias ModelValue = Decodable & Equatable & JSONWritable

/// Edits values of the model in the notation of the model file, so that every part of the model can
/// be corrected, and nothing has to be listed twice.
enum ModelNotation {
  /// A value in the notation of the model file.
  static func tree(of value: some JSONWritable) throws(EditFailure) -> JSONSyntaxTree {
    do {
      return try JSONSyntaxParser.parse(Array(JSONWriter.text(of: value, .compact).utf8))
    } catch {
      throw EditFailure("the model cannot be written: \(error)", at: 0..<0)
    }
  }

  /// The value for a tree of the file.
  ///
  /// - Parameters:
  ///   - patch: the part that the user wrote. Mistakes are reported there.
  ///   - shape: the possible keys and values.
  static func value<Value: ModelValue>(
    _ type: Value.Type, from tree: JSONSyntaxTree, writtenAs patch: JSONSyntaxTree,
    as shape: NotationShape
  ) throws(EditFailure) -> Value {
    try checkKeys(of: patch, by: shape)
    let result: Value
    do {
      result = try JSONTreeDecoder.value(Value.self, from: tree)
    } catch let error as DecodingError {
      throw failure(error, in: patch)
    } catch {
      throw EditFailure("cannot be understood: \(error)", at: patch.range)
    }
    try checkThatNothingIsLost(patch, in: try Self.tree(of: result))
    return result
  }

  /// Decoding ignores unknown keys, but users expect an effect.
  private static func checkKeys(
    of patch: JSONSyntaxTree, by shape: NotationShape
  ) throws(EditFailure) {
    switch (patch.value, shape) {
    case (.object(let members), .object):
      for member in members {
        guard let inner = shape.inside(member.key) else {
          throw EditFailure(
            "unknown key '\(member.key)'", at: member.keyRange,
            hint: Suggestion.text(for: member.key, among: shape.keys)
              ?? "the keys are \(shape.keys.map { "'\($0)'" }.joined(separator: ", "))")
        }
        try checkKeys(of: member.value, by: inner)
      }
    case (.array(let items), .list(let inner)):
      for item in items { try checkKeys(of: item, by: inner) }
    default: break
    }
  }

  /// Keys can exclude each other. Then one of them would have no effect.
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
      let place = patch.innermost(on: context.codingPath).range
      return EditFailure("the key '\(key.stringValue)' is missing", at: place)
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return EditFailure(
        "this must be \(kind(of: type))", at: patch.innermost(on: context.codingPath).range)
    case .dataCorrupted(let context):
      let place = patch.innermost(on: context.codingPath).range
      return EditFailure(context.debugDescription, at: place)
    @unknown default:
      return EditFailure("cannot be understood: \(error)", at: patch.range)
    }
  }

  /// The JSON kind of a type.
  private static func kind(of type: Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Bool.Type: "true or false"
    case is Int.Type: "a whole number"
    case is [Any].Type: "an array"
    default: "an object"
    }
  }
}
