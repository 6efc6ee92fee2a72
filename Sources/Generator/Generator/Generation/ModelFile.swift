import ServiceModel
import SwiftEmitter

/// The model as a file of the output.
package enum ModelFile {
  package static let suffix = ".model.json"

  /// Whether a file is a model: JSON has no comments that could have the marker of generated files.
  ///
  /// It ignores spaces, because editors and formatters change them.
  static func isPresent(in bytes: [UInt8]) -> Bool {
    let spaces = Set(" \t\r\n".utf8)
    return bytes.prefix(reach).filter { !spaces.contains($0) }.starts(with: beginning)
  }

  private static let reach = 1024
  private static let beginning = Array("{\"format\":".utf8)

  /// - Returns: nil if there is no service to name the file after.
  package static func make(_ model: ServiceModel, options: EmitterOptions) -> GeneratedFile? {
    guard let name = modelName(model, options: options) else { return nil }
    return GeneratedFile(path: name + suffix, bytes: model.jsonBytes)
  }
}
