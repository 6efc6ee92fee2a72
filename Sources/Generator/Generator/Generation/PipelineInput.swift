import Diagnostics
import ModelEditing
import SwiftEmitter

/// All that the output depends on.
package struct PipelineInput: Sendable {
  /// Pages, WSDL and schema files, and Swagger files.
  package var pages: [SourceFile]
  /// The user's corrections, if there are any.
  package var corrections: CorrectionsFile?
  /// Templates that replace built-in ones.
  package var templates: [SourceFile]
  package var settings: PipelineSettings

  package init(
    pages: [SourceFile] = [], corrections: CorrectionsFile? = nil, templates: [SourceFile] = [],
    settings: PipelineSettings = PipelineSettings()
  ) {
    self.pages = pages
    self.corrections = corrections
    self.templates = templates
    self.settings = settings
  }

  package var emitterOptions: EmitterOptions {
    let configuration = settings.configuration
    var options = EmitterOptions()
    options.accessLevel = configuration.access
    options.emitsMocks = configuration.mocks
    options.emitsTests = configuration.tests
    options.layout = configuration.modules
    options.moduleName = configuration.module
    options.names = configuration.names
    options.replacements = configuration.replacements
    options.corrections = corrections?.applied ?? []
    // A test target's folder is one level below the output folder.
    options.specsPathFromTests = Paths.normalized("../\(settings.specsFromOutput)")
    if let bundle = settings.bundle {
      options.layout = .one
      options.moduleName = bundle.module
      options.bundleFileCount = bundle.fileCount
    }
    return options
  }
}

/// The settings of a run, other than the contents of files.
package struct PipelineSettings: Sendable {
  package var configuration: Configuration
  /// One module in a fixed number of files, for a build system; nil for the usual output.
  var bundle: OutputBundle?
  /// The folder of pages relative to the output folder.
  package var specsFromOutput: String

  package init(configuration: Configuration = Configuration(), specsFromOutput: String = ".") {
    self.configuration = configuration
    self.specsFromOutput = specsFromOutput
  }
}

/// The output for a build, instead of a folder of modules.
struct OutputBundle: Equatable, Sendable {
  var module: String
  var fileCount: Int
}
