import Diagnostics
import ModelEditing
import SwiftEmitter

/// All that the output depends on.
struct PipelineInput: Sendable {
  /// Pages, WSDL and schema files, and Swagger files.
  var pages: [SourceFile] = []
  /// The user's corrections, if there are any.
  var corrections: CorrectionsFile?
  /// Templates that replace built-in ones.
  var templates: [SourceFile] = []
  var configuration = Configuration()
  /// One module in a fixed number of files, for a build system; nil for the usual output.
  var bundle: OutputBundle?
  /// The folder of pages relative to the output folder.
  var specsFromOutput = "."

  var emitterOptions: EmitterOptions {
    var options = configuration.emitter
    options.corrections = corrections?.applied ?? []
    // A test target's folder is one level below the output folder.
    options.specsPathFromTests = Paths.normalized("../\(specsFromOutput)")
    if let bundle {
      options.layout = .one
      options.moduleName = bundle.module
      options.bundleFileCount = bundle.fileCount
    }
    return options
  }
}

/// The output for a build, instead of a folder of modules.
struct OutputBundle: Equatable, Sendable {
  var module: String
  var fileCount: Int
}
