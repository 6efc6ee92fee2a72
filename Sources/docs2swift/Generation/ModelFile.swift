import Diagnostics
import ServiceModel
import SwiftEmitter

/// The model as a file of the output.
enum ModelFile {
  static let suffix = ".model.json"

  /// - Returns: nil when there is no module whose name the file could take.
  /// - Throws: `EncodingError`.
  static func make(_ model: ServiceModel, beside files: [GeneratedFile]) throws -> GeneratedFile? {
    guard let module = moduleName(of: files) else { return nil }
    return GeneratedFile(path: module + suffix, contents: try MachineReport.text(of: model))
  }

  /// The first folder in the output that is not one of tests.
  private static func moduleName(of files: [GeneratedFile]) -> String? {
    files.compactMap { file -> String? in
      let parts = file.path.split(separator: "/")
      guard parts.count > 1, let first = parts.first, !first.hasSuffix("Tests") else { return nil }
      return String(first)
    }.min()
  }
}
