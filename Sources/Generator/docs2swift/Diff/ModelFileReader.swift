import Diagnostics
import Generator
import PositionedJSON
import ServiceModel

/// Reads a model file. Every mistake in it is a diagnostic.
enum ModelFileReader {
  private struct Header: Decodable { var format: Int? }

  /// - Returns: nil if the file is not a model.
  static func read(_ file: SourceFile, diagnostics: inout DiagnosticBag) -> ServiceModel? {
    let tree: JSONSyntaxTree
    do throws(JSONSyntaxError) { tree = try JSONSyntaxParser.parse(file.bytes) } catch {
      diagnostics.emit(DiffInputRules.modelFile, error.message, at: file.location(of: error.range))
      return nil
    }
    do {
      let format = try JSONTreeDecoder.value(Header.self, from: tree).format
      guard let format, format == ServiceModel.currentFormat else {
        diagnostics.emit(
          DiffInputRules.modelFile,
          format.map {
            "the model is of format \($0); this program reads \(ServiceModel.currentFormat)"
          } ?? "this is not a model file: it states no format",
          at: place(of: "format", in: tree, of: file))
        return nil
      }
      return try JSONTreeDecoder.value(ServiceModel.self, from: tree)
    } catch {
      let path = (error as? DecodingError)?.context.codingPath ?? []
      diagnostics.emit(
        DiffInputRules.modelFile, "this is not a model file: \(text(of: error))",
        at: file.location(of: tree.innermost(on: path).range))
      return nil
    }
  }

  private static func place(
    of key: String, in tree: JSONSyntaxTree, of file: SourceFile
  ) -> SourceLocation {
    guard let member = tree.member(key) else { return SourceLocation(path: file.path) }
    return file.location(of: member.value.range)
  }

  private static func text(of error: any Error) -> String {
    func place(_ path: [any CodingKey]) -> String {
      let names = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }
      let joined = names.joined()
      return joined.hasPrefix(".") ? String(joined.dropFirst()) : joined
    }
    switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      return "'\(place(context.codingPath + [key]))' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "'\(place(context.codingPath))' is of the wrong kind"
    case .dataCorrupted(let context):
      return "'\(place(context.codingPath))': \(context.debugDescription)"
    default: return "\(error)"
    }
  }
}
