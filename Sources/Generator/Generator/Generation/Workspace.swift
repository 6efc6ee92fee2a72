import Diagnostics
import DocsReader
import ModelEditing
import ServiceModel
import SwiftEmitter
import ToolSupport

/// A specs folder with its configuration, and the results of a run.
///
/// All commands share it. Each runs the steps that it needs, and stops if `diagnostics.hasErrors`.
package struct Workspace: Sendable {
  /// Pages, WSDL and schema files, and Swagger files.
  static let pageSuffixes = [".md", ".wsdl", ".xsd", ".xml", ".json"]
  static let templateSuffixes = [".mustache"]

  package let specs: FolderPath
  let pipeline: Pipeline
  package let progress: ProgressBar?
  /// The corrections, after pages were read.
  private var corrections: CorrectionsFile?
  package private(set) var configuration = Configuration()
  private var lacksConfiguration = false
  /// One module in a fixed number of files, for a build system; nil for the usual output.
  private(set) var bundle: OutputBundle?
  /// The pages that were read, relative to the specs folder, without the files they include.
  package private(set) var pagePaths: [String] = []
  /// The files that pages include, by the path of the page.
  package private(set) var pageParts: [String: [String]] = [:]
  /// The positions of what WSDLs and schemas declare, by version, after the model was read.
  package private(set) var declarations: [String: DeclarationPlaces] = [:]
  package var files = SourceFileTable()
  package var diagnostics = DiagnosticBag()

  package init(specs: FolderPath, context: CommandContext, progress: ProgressBar? = nil) {
    self.specs = specs
    self.pipeline = context.pipeline
    self.progress = progress
    files.add(path: ".", shownAs: specs.shown)
  }

  /// The folder on the command line, or the default, with the configuration in effect.
  package init(arguments: Invocation, context: CommandContext, progress: ProgressBar? = nil) {
    self.init(
      specs: context.folder(arguments.operands.first ?? "specs"), context: context,
      progress: progress)
    open()
    override(with: arguments, in: context.currentFolder)
    OutputTransaction.recoverIfNeeded(in: output.absolute)
    if arguments[.output] == nil { noteMissingConfiguration() }
  }

  /// Reports the default output folder. After there is output, the note is no longer needed.
  private mutating func noteMissingConfiguration() {
    guard lacksConfiguration, !isFolder(output) else { return }
    diagnostics.emit(
      CommandRules.configurationMissing,
      "there is no \(Configuration.fileName) here; the defaults apply, and the output goes to "
        + "'\(output.shown)'",
      at: SourceLocation(path: "."))
  }

  /// The output folder.
  package var output: FolderPath { specs.folder(configuration.output) }

  /// The folder of pages relative to the output folder, with links resolved.
  package var specsFromOutput: String {
    Paths.relative(
      to: FileSystem.place(of: specs.absolute), from: FileSystem.place(of: output.absolute))
  }

  /// Finds the folder and reads its configuration.
  package mutating func open() {
    guard checkSpecs() else { return }
    let name = Configuration.fileName
    if (try? FileSystem.kind(of: specs.absolutePath(of: name), followingLinks: false)) == .none {
      lacksConfiguration = true
      return
    }
    let found = SourceFileReader.read([name], in: specs, table: &files, diagnostics: &diagnostics)
    guard let file = found.first else { return }
    configuration = ConfigurationReader.read(file, diagnostics: &diagnostics)
  }

  /// - Returns: false if the folder is missing, which is an error.
  package mutating func checkSpecs() -> Bool {
    let kind = try? FileSystem.kind(of: specs.absolute)
    if kind == .folder { return true }
    let parent = Paths.parent(of: specs.shown) ?? "."
    diagnostics.emit(
      CommandRules.specsMissing,
      kind == .file
        ? "this is a file instead of a folder of documentation" : "there is no such folder",
      at: SourceLocation(path: "."),
      hint: kind == .file
        ? "name the folder it is in: \(ShellWord.quoted(parent))"
        : "name the folder of the documentation on the command line, or create it and put the "
          + "documentation into it: mkdir -p \(ShellWord.quoted(specs.shown))")
    return false
  }

  /// Overrides settings of the file with the command line.
  ///
  /// - Parameter currentFolder: the folder of relative paths on the command line, absolute.
  mutating func override(with arguments: Invocation, in currentFolder: String) {
    func seenFromSpecs(_ path: String) -> String {
      if Paths.isAbsolute(path) { return Paths.normalized(path) }
      return Paths.relative(to: Paths.join(currentFolder, path), from: specs.absolute)
    }
    if let path = arguments[.output] {
      configuration.output = seenFromSpecs(path)
      configuration.places[.output] = nil
    }
    if let path = arguments[.templates] {
      configuration.templates = seenFromSpecs(path)
      configuration.places[.templates] = nil
    }
    bundle = arguments.bundle
    if bundle != nil, let file = files.file(at: Configuration.fileName) {
      BundleConfigurationCheck.run(file, diagnostics: &diagnostics)
    }
  }

  /// Takes all steps from the pages to the files, in memory.
  ///
  /// - Returns: nil if there is an error in the diagnostics.
  /// - Throws: only errors that no input should cause.
  package mutating func generate() throws -> Generation? {
    if !diagnostics.hasErrors, bundle == nil { OutputFolderCheck.run(&self) }
    if diagnostics.hasErrors { return nil }
    let input = readInput()
    if input.pages.isEmpty { return nil }
    progress?.begin("understanding", count: 0)
    let pipeline = pipeline
    let templates = input.templates.map(\.path)
    var found = diagnostics
    let output = try pipeline.run(input, diagnostics: &found) { needed in
      files.keepContents(of: needed.union(templates))
      progress?.begin("writing Swift", count: 0)
    }
    diagnostics = found
    return output.map { Generation(input: InputCount(pagePaths), model: $0.model, files: $0.files) }
  }

  /// Reads all pages into the model.
  ///
  /// - Throws: only errors that no input should cause.
  package mutating func readModel() throws -> ServiceModel {
    let pages = readPages()
    if pages.isEmpty { return ServiceModel() }
    corrections = readCorrections()
    progress?.begin("understanding", count: 0)
    return try pipeline.model(
      of: input(pages), declarations: &declarations, diagnostics: &diagnostics)
  }

  /// Generates Swift code for a model, in memory.
  ///
  /// - Parameter selection: the selected declarations; nil for all files.
  /// - Throws: only errors that no input should cause.
  package mutating func emit(
    _ model: ServiceModel, _ selection: DeclarationSelection? = nil
  ) throws -> [GeneratedFile] {
    let templates = readTemplates()
    if diagnostics.hasErrors { return [] }
    progress?.begin("writing Swift", count: 0)
    return try pipeline.files(
      of: model, input(templates: templates), selection, diagnostics: &diagnostics)
  }

  package var emitterOptions: EmitterOptions { input().emitterOptions }

  /// The files that were read, and the settings in effect.
  private func input(
    _ pages: [SourceFile] = [], templates: [SourceFile] = []
  ) -> PipelineInput {
    PipelineInput(
      pages: pages, corrections: corrections, templates: templates, configuration: configuration,
      bundle: bundle, specsFromOutput: specsFromOutput)
  }
}

// MARK: - Reading the input

extension Workspace {
  /// Mistakes in all files are reported together, so nothing stops at the first one.
  private mutating func readInput() -> PipelineInput {
    let pages = readPages()
    if pages.isEmpty { return input() }
    corrections = readCorrections()
    return input(pages, templates: readTemplates())
  }

  private mutating func readPages() -> [SourceFile] {
    let others = otherFiles
    let paths = collect(Self.pageSuffixes, in: specs).filter { !others.contains($0) }
    if paths.isEmpty, !diagnostics.hasErrors {
      diagnostics.emit(
        CommandRules.specsEmpty, "the folder has no pages, no WSDL files and no Swagger files",
        at: SourceLocation(path: "."))
    }
    progress?.begin("reading", count: paths.count)
    let pages = SourceFileReader.read(
      paths, in: specs, table: &files, diagnostics: &diagnostics,
      onRead: { [progress] in progress?.advance() })
    let pageFiles = PageFiles(pages)
    pagePaths = pageFiles.paths
    pageParts = pageFiles.parts
    return pages
  }

  /// JSON files in the folder other than documentation: settings, and output inside of it.
  private var otherFiles: Set<String> {
    let settings = [Configuration.fileName, configuration.corrections].compactMap { $0 }
    let written = (try? OutputManifest.read(in: output.absolute))?.paths ?? []
    return Set(
      settings.map(Paths.normalized)
        + written.map { Paths.relative(to: output.absolutePath(of: $0), from: specs.absolute) })
  }

  private mutating func readCorrections() -> CorrectionsFile? {
    guard let path = configuration.corrections else { return nil }
    guard kind(of: path) == .file else {
      diagnostics.emit(
        CommandRules.fileUnreadable,
        kind(of: path) == .folder
          ? "'\(specs.shownPath(of: path))' is a folder instead of a file of corrections"
          : "there is no file of corrections \(missing(path))",
        at: configuration.places[.corrections])
      return nil
    }
    let found = SourceFileReader.read([path], in: specs, table: &files, diagnostics: &diagnostics)
    return found.first.map { CorrectionsFile($0) }
  }

  private mutating func readTemplates() -> [SourceFile] {
    guard let path = configuration.templates else { return [] }
    let folder = specs.folder(path)
    guard kind(of: path) == .folder else {
      diagnostics.emit(
        CommandRules.templatesMissing,
        kind(of: path) == .file
          ? "'\(folder.shown)' is a file instead of a folder of templates"
          : "there is no folder of templates \(missing(path))",
        at: configuration.places[.templates])
      return []
    }
    let paths = collect(Self.templateSuffixes, in: folder, reportingOthers: true)
    if paths.isEmpty, !diagnostics.hasErrors {
      diagnostics.emit(
        CommandRules.templateIgnored,
        "the folder '\(folder.shown)' has no templates (*.mustache)", at: nil)
    }
    return SourceFileReader.read(paths, in: folder, table: &files, diagnostics: &diagnostics)
  }

  /// - Parameter reportingOthers: whether other files are a warning.
  private mutating func collect(
    _ suffixes: [String], in folder: FolderPath, reportingOthers: Bool = false
  ) -> [String] {
    do {
      var collector = try FileCollector(folder, suffixes: suffixes)
      let paths = collector.collect()
      for path in collector.otherPaths.sorted() where reportingOthers && !path.hasSuffix(".md") {
        diagnostics.emit(
          CommandRules.templateIgnored,
          "this is not a template (*.mustache) and was not read",
          at: SourceLocation(path: folder.shownPath(of: path)))
      }
      for diagnostic in collector.diagnostics.diagnostics {
        if let path = diagnostic.location?.path {
          files.add(path: path, shownAs: folder.shownPath(of: path))
        }
      }
      diagnostics.merge(collector.diagnostics)
      return paths
    } catch {
      diagnostics.emit(
        CommandRules.fileUnreadable, "'\(folder.shown)' cannot be read: \(error.reason)", at: nil)
      return []
    }
  }

  /// The kind of a file that the configuration names; nil if there is none.
  private func kind(of path: String) -> FileKind? {
    specs.isOutside(path) ? nil : try? FileSystem.kind(of: specs.absolutePath(of: path))
  }

  /// The name of a file that is not there.
  private func missing(_ path: String) -> String {
    specs.isOutside(path)
      ? "in the revision: '\(path)' is outside of the repository"
      : "'\(specs.shownPath(of: path))'"
  }

  private func isFolder(_ folder: FolderPath) -> Bool {
    (try? FileSystem.kind(of: folder.absolute)) == .folder
  }
}
