import Diagnostics
import DocsReader
import ModelEditing
import ServiceModel
import SwiftEmitter

/// The steps from the contents of files to Swift code: read, correct, select, emit.
///
/// It does not use the disk. The same input always has the same result. A `Workspace` reads the
/// input, for all commands, and for the build plugin. Mistakes in the input are diagnostics; an
/// error that is thrown is a defect of the tool.
struct Pipeline: Sendable {
  typealias Read =
    @Sendable ([SourceFile], Configuration, inout Declarations, inout DiagnosticBag) throws ->
    ServiceModel
  typealias Emit =
    @Sendable (ServiceModel, EmitterOptions, [SourceFile], inout DiagnosticBag) throws ->
    [GeneratedFile]

  /// The positions of what WSDLs and schemas declare, by version.
  typealias Declarations = [String: DeclarationPlaces]

  /// Reads all pages into a model. A test can replace it.
  var read: Read = { files, configuration, declarations, diagnostics in
    DocumentationReader(
      profile: configuration.profile, restVersion: configuration.restVersion,
      restVersionPlace: configuration.places[.restVersion]
    )
    .read(files, declarations: &declarations, diagnostics: &diagnostics)
  }

  /// Makes Swift files of a model. A test can replace it.
  var emit: Emit = { model, options, templates, diagnostics in
    SwiftEmitter(options: options, templateOverrides: templates)
      .emit(model, diagnostics: &diagnostics)
  }

  /// Takes all steps.
  ///
  /// - Parameters:
  ///   - beforeEmitting: called when the pages are no longer needed, with the paths of files that
  ///     diagnostics are about.
  /// - Returns: nil if there is an error in the diagnostics.
  func run(
    _ input: consuming PipelineInput, diagnostics: inout DiagnosticBag,
    beforeEmitting: (Set<String>) -> Void = { _ in }
  ) throws -> PipelineOutput? {
    var declarations: Declarations = [:]
    let model = try model(of: input, declarations: &declarations, diagnostics: &diagnostics)
    if diagnostics.hasErrors { return nil }
    // They use as much memory as the output.
    input.pages = []
    beforeEmitting(diagnostics.paths)
    let files = try files(of: model, input, diagnostics: &diagnostics)
    return diagnostics.hasErrors ? nil : PipelineOutput(model: model, files: files)
  }

  /// Reads, corrects and selects. The templates of the input have no influence.
  func model(
    of input: PipelineInput, declarations: inout Declarations, diagnostics: inout DiagnosticBag
  ) throws -> ServiceModel {
    let everything = try read(input.pages, input.configuration, &declarations, &diagnostics)
    let edited = edited(everything, input, diagnostics: &diagnostics)
    let model = Availability.settle(edited, diagnostics: &diagnostics)
    if model.operationCount == 0, !diagnostics.hasErrors {
      diagnostics.emit(
        CommandRules.noOperations,
        everything.operationCount == 0
          ? "no file describes an operation" : "no operation is left: see the warnings",
        at: SourceLocation(path: "."))
    }
    return model
  }

  /// The model after corrections and selection.
  private func edited(
    _ model: ServiceModel, _ input: PipelineInput, diagnostics: inout DiagnosticBag
  ) -> ServiceModel {
    let configuration = input.configuration
    let corrected = input.corrections?.correct(model, diagnostics: &diagnostics) ?? model
    if diagnostics.hasErrors { return corrected }
    let emitter = configuration.emitter
    emitter.checkNames(against: corrected, diagnostics: &diagnostics)
    TypeReplacement.check(emitter.replacements, against: corrected, diagnostics: &diagnostics)
    return configuration.selection.select(from: corrected, diagnostics: &diagnostics)
  }

  /// Makes the files of a model. The pages of the input have no influence.
  ///
  /// - Parameter selection: the selected declarations; nil for all files.
  func files(
    of model: ServiceModel, _ input: PipelineInput, _ selection: DeclarationSelection? = nil,
    diagnostics: inout DiagnosticBag
  ) throws -> [GeneratedFile] {
    var options = input.emitterOptions
    options.selection = selection
    let swift = try emit(model, options, input.templates, &diagnostics)
    if diagnostics.hasErrors { return [] }
    if input.bundle != nil || selection != nil { return swift }
    return swift + [ModelFile.make(model, options: options)].compactMap { $0 }
  }
}

/// The result of all steps.
struct PipelineOutput: Equatable, Sendable {
  let model: ServiceModel
  let files: [GeneratedFile]
}
