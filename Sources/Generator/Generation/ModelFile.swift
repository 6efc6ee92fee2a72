import ServiceModel
import SwiftEmitter

/// The model as a file of the output.
package enum ModelFile {
  package static let suffix = ".model.json"

  /// Whether a file is a model: JSON has no comments that could hold the marker of generated files.
  static func isPresent(in bytes: [UInt8]) -> Bool { bytes.starts(with: beginning) }

  private static let beginning = Array("{\n  \"format\" : ".utf8)

  /// - Returns: nil when there is no service whose name the file could take.
  package static func make(_ model: ServiceModel, options: EmitterOptions) -> GeneratedFile? {
    guard let name = modelName(model, options: options) else { return nil }
    return GeneratedFile(path: name + suffix, contents: model.json)
  }
}
