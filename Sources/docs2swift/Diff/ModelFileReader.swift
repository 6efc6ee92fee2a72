import Diagnostics
import Generator
import PositionedJSON
import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads a model file; everything wrong in it is a diagnostic.
enum ModelFileReader {
  private struct Header: Decodable {
    var format: Int?
  }

  /// - Returns: nil when the file is no model.
  static func read(_ file: SourceFile, diagnostics: inout DiagnosticBag) -> ServiceModel? {
    let data = Data(file.bytes)
    do {
      let format = try JSONDecoder().decode(Header.self, from: data).format
      guard let format, format == ServiceModel.currentFormat else {
        diagnostics.emit(
          DiffInputRules.modelFile,
          format.map {
            "the model is of format \($0); this program reads \(ServiceModel.currentFormat)"
          }
            ?? "this is no model file: it states no format",
          at: SourceLocation(path: file.path))
        return nil
      }
      return try JSONDecoder().decode(ServiceModel.self, from: data)
    } catch {
      report(error, file, &diagnostics)
      return nil
    }
  }

  private static func report(
    _ error: any Error, _ file: SourceFile, _ diagnostics: inout DiagnosticBag
  ) {
    do throws(JSONSyntaxError) {
      _ = try JSONSyntaxParser.parse(file.bytes)
    } catch {
      diagnostics.emit(
        DiffInputRules.modelFile, error.message,
        at: file.location(atOffset: error.range.lowerBound, length: max(1, error.range.count)))
      return
    }
    diagnostics.emit(
      DiffInputRules.modelFile, "this is no model file: \(text(of: error))",
      at: SourceLocation(path: file.path))
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
