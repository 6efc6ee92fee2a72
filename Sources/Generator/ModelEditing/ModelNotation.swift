import Diagnostics
import PositionedJSON
import ServiceModel

/// A part of the model that can be edited.
typealias ModelValue = Decodable & Equatable & JSONWritable

/// A part with a name, in a list of such parts.
protocol NamedPart: ModelValue {
  var name: String { get }
}

extension EnumerationType.Member: NamedPart {}
extension Field: NamedPart {}
extension Parameter: NamedPart {}
extension ServiceOperation: NamedPart {}
extension TypeDefinition: NamedPart {}

/// Edits values of the model in the notation of the model file, so that every part of the model can
/// be corrected, and nothing has to be listed twice.
enum ModelNotation {
  /// A value in the notation of the model file.
  static func tree(of value: some JSONWritable) throws(EditFailure) -> JSONSyntaxTree {
    do {
      return try JSONSyntaxTree(of: value)
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
    let message =
      switch error {
      case .keyNotFound(let key, _): "the key '\(key.stringValue)' is missing"
      case .typeMismatch(let type, _), .valueNotFound(let type, _): "this must be \(kind(of: type))"
      default: error.context.debugDescription
      }
    return EditFailure(message, at: patch.innermost(on: error.context.codingPath).range)
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
