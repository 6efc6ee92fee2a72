import Diagnostics
import Mustache
import Parallelism
import ServiceModel

/// Generates Swift code from a service model: names, view models, templates, files.
package struct SwiftEmitter: Sendable {
  package var options: EmitterOptions
  /// Templates that replace embedded ones with the same path (`--templates`).
  package var templateOverrides: [SourceFile]

  package init(options: EmitterOptions = EmitterOptions(), templateOverrides: [SourceFile] = []) {
    self.options = options
    self.templateOverrides = templateOverrides
  }

  /// The files of all modules, sorted by path. They are complete only if there is no error in the
  /// diagnostics.
  package func emit(_ model: ServiceModel, diagnostics: inout DiagnosticBag) -> [GeneratedFile] {
    if options.selection == nil { checkModules(of: model, diagnostics: &diagnostics) }
    if options.isBundled, model.versions.count > 1 {
      let names = model.versions.map(\.name).joined(separator: ", ")
      diagnostics.emit(
        SwiftEmitterRules.severalVersions, "one module cannot have several versions: \(names)",
        at: nil)
      return []
    }
    let library = TemplateLibrary(templates, diagnostics: &diagnostics)
    warnOfUnusedTemplates(library, diagnostics: &diagnostics)
    // The values for templates are large, so each part is rendered before the next one is planned.
    let rendered = parts(of: model).parallelMap(minimumChunk: 1) { plans in
      plans().map { Rendering($0, by: library) }
    }.flatMap { $0 }
    for rendering in rendered { diagnostics.merge(rendering.diagnostics) }
    let files = rendered.compactMap(\.file).sorted { $0.path < $1.path }
    return options.bundleFileCount.map { FileBundle(fileCount: $0).files(files) } ?? files
  }

  private func checkModules(of model: ServiceModel, diagnostics: inout DiagnosticBag) {
    guard options.layout == .perService,
      let largest = model.versions.map(\.services.count).max(), largest > 1
    else { return }
    if options.accessLevel == "internal" {
      diagnostics.emit(
        SwiftEmitterRules.internalModules,
        "\(largest) modules cannot share types that are internal to another one", at: nil,
        hint: "set \"modules\" to \"one\", or \"access\" to \"package\"")
    }
    guard let name = options.moduleName else { return }
    diagnostics.emit(
      SwiftEmitterRules.moduleName,
      "'\(name)' cannot be the name of \(largest + 1) modules", at: nil,
      hint: "set \"modules\" to \"one\" for a single module")
  }

  /// The plans of the files of a model, before they are combined into bundles.
  func plans(_ model: ServiceModel) -> [FilePlan] {
    parts(of: model).parallelMap(minimumChunk: 1) { $0() }.flatMap { $0 }
  }

  /// The parts that can be planned and rendered at the same time.
  private func parts(of model: ServiceModel) -> [@Sendable () -> [FilePlan]] {
    // All modules of a version share its names, and naming needs every type.
    var resolvers: [String: SwiftTypeResolver] = [:]
    var all: [@Sendable () -> [FilePlan]] = []
    for module in ModulePlanner(options: options).plan(model) {
      let resolver = resolvers[module.version.name] ?? self.resolver(for: module)
      resolvers[module.version.name] = resolver
      all += parts(of: module, resolver)
    }
    return all
  }

  private func resolver(for module: ModulePlan) -> SwiftTypeResolver {
    let names = NamePlan(
      module.version, taken: module.declaredNames, overrides: options.names)
    return SwiftTypeResolver(
      module.version, names: names, replacements: options.replacements)
  }

  private func parts(
    of module: ModulePlan, _ resolver: SwiftTypeResolver
  ) -> [@Sendable () -> [FilePlan]] {
    let context = ModuleContext(module: module, options: options)
    let types = TypeFiles(context: context, resolver: resolver)
    let isWhole = options.selection == nil
    var parts: [@Sendable () -> [FilePlan]] = [
      { (isWhole ? context.schemaFile(resolver) : []) + types.plans }
    ]
    for service in module.services {
      let files = ServiceFiles(
        service: service.service, names: service.names, context: context, resolver: resolver)
      parts.append { files.plans }
    }
    return parts
  }

  /// The embedded templates, each replaced by the override with the same path, and additional
  /// overrides.
  private var templates: [SourceFile] {
    let overrides = Dictionary(
      templateOverrides.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let embedded = EmbeddedTemplates.files.map { file in
      overrides[file.path] ?? SourceFile(path: file.path, text: file.text)
    }
    return embedded + addedTemplates
  }

  private var addedTemplates: [SourceFile] {
    let known = Set(EmbeddedTemplates.files.map(\.path))
    return templateOverrides.filter { !known.contains($0.path) }
  }

  private func warnOfUnusedTemplates(
    _ library: TemplateLibrary, diagnostics: inout DiagnosticBag
  ) {
    let included = library.includedNames
    for file in addedTemplates where !included.contains(TemplateLibrary.name(of: file)) {
      diagnostics.emit(
        SwiftEmitterRules.unusedTemplate,
        "this template replaces no template and no template includes it",
        at: SourceLocation(path: file.path),
        hint: Suggestion.text(for: file.path, among: EmbeddedTemplates.files.map(\.path)))
    }
  }
}

/// A file that is rendered independently, so that others can be rendered at the same time.
private struct Rendering: Sendable {
  /// Nil if there was an error.
  var file: GeneratedFile?
  var diagnostics = DiagnosticBag()

  init(_ plan: FilePlan, by library: TemplateLibrary) {
    let bytes = library.renderBytes(
      plan.template.rawValue, .object(plan.value), diagnostics: &diagnostics)
    file = bytes.map { GeneratedFile(path: plan.path, bytes: $0) }
  }
}
