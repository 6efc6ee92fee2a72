import Diagnostics
import DocsReader
import ServiceModel
import SwiftEmitter

/// The two pure steps from pages to Swift code, as values, so that a test can replace them.
///
/// Mistakes in the input are diagnostics. An error that they throw is a defect of the tool.
struct Pipeline: Sendable {
  typealias Read =
    @Sendable ([SourceFile], Configuration, inout DiagnosticBag) throws -> ServiceModel
  typealias Emit =
    @Sendable (ServiceModel, EmitterOptions, [SourceFile], inout DiagnosticBag) throws ->
    [GeneratedFile]

  var read: Read = { files, configuration, diagnostics in
    DocumentationReader(
      profile: configuration.profile, restVersion: configuration.restVersion,
      restVersionPlace: configuration.places[.restVersion]
    )
    .read(files, diagnostics: &diagnostics)
  }

  var emit: Emit = { model, options, templates, diagnostics in
    SwiftEmitter(options: options, templateOverrides: templates)
      .emit(model, diagnostics: &diagnostics)
  }
}
