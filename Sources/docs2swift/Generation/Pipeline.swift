import Diagnostics
import DocsReader
import ServiceModel
import SwiftEmitter

/// The two pure steps from pages to Swift, as values, so that a test can put others in their place.
struct Pipeline: Sendable {
  typealias Read =
    @Sendable ([SourceFile], Configuration, inout DiagnosticBag) -> ServiceModel
  typealias Emit =
    @Sendable (ServiceModel, EmitterOptions, [SourceFile], inout DiagnosticBag) -> [GeneratedFile]

  var read: Read = { files, configuration, diagnostics in
    DocumentationReader(profile: configuration.profile, restVersion: configuration.restVersion)
      .read(files, diagnostics: &diagnostics)
  }

  var emit: Emit = { model, options, templates, diagnostics in
    SwiftEmitter(options: options, templateOverrides: templates)
      .emit(model, diagnostics: &diagnostics)
  }
}
