import Diagnostics
import Generator
import Parallelism
import ServiceModel

/// Determines the kind of a side and reads it: a folder of pages, a model file, or either of them
/// in a revision of the git repository of the current folder.
struct DiffSideLoader: Sendable {
  let context: CommandContext
  let progress: ProgressBar?

  /// Reads both sides at the same time, because reading one side is mostly sequential.
  ///
  /// - Parameter old: nil for the model of an earlier run for the new side.
  /// - Returns: sides whose diagnostics have errors if they cannot be read.
  /// - Throws: only errors that no input should cause.
  func load(old: String?, new: String) throws -> (old: DiffSide, new: DiffSide) {
    let sides = [old, new].compactMap { $0 }.parallelMap(minimumChunk: 1) { name in
      Result { try load(name) }
    }
    let loaded = try sides.map { try $0.get() }
    guard let new = loaded.last else { return (empty(new), empty(new)) }
    let before = old == nil ? loadCommitted(of: new.workspace, new.model) : loaded.first
    return (before ?? new, new)
  }

  /// - Returns: a side whose diagnostics have errors if it cannot be read.
  /// - Throws: only errors that no input should cause.
  func load(_ text: String) throws -> DiffSide {
    let folder = context.folder(text)
    switch try? FileSystem.kind(of: folder.absolute) {
    case .folder: return try loadFolder(text, folder)
    case .file: return loadModel(text, folder)
    case .link, .other, .none: return try loadRevision(text)
    }
  }

  /// The model of an earlier run of `generate` in the output folder of some specs.
  ///
  /// - Parameter model: the current model of the specs, after which the file is named.
  private func loadCommitted(of specs: Workspace, _ model: ServiceModel) -> DiffSide {
    let output = specs.output
    let names = ((try? FileSystem.names(in: output.absolute)) ?? [])
      .filter { $0.hasSuffix(ModelFile.suffix) }
    let expected = ModelFile.make(model, options: specs.emitterOptions)?.path
    guard let name = names.first(where: { $0 == expected }) ?? names.first,
      names.count == 1 || name == expected
    else {
      return fail(
        output.shown, rule: DiffInputRules.sideMissing,
        message: names.isEmpty
          ? "there is no model file (*\(ModelFile.suffix)) in '\(output.shown)' to compare with"
          : "there are several model files in '\(output.shown)'",
        hint: names.isEmpty
          ? "generate first, or name what to compare with: docs2swift diff OLD"
          : "name the one to compare with: docs2swift diff OLD")
    }
    let file = FolderPath(Paths.join(output.shown, name), in: context.currentFolder)
    return loadModel(file.shown, file)
  }

  /// - Parameter copyNamed: called before the files are read that the configuration names.
  private func loadFolder(
    _ name: String, _ folder: FolderPath, copyNamed: (Configuration) throws -> Void = { _ in }
  ) throws -> DiffSide {
    var workspace = Workspace(specs: folder, context: context, progress: progress)
    workspace.open()
    try copyNamed(workspace.configuration)
    let model = workspace.diagnostics.hasErrors ? ServiceModel() : try workspace.readModel()
    return DiffSide(name: name, model: model, workspace: workspace, hasPages: true)
  }

  private func loadModel(_ name: String, _ file: FolderPath) -> DiffSide {
    do {
      let bytes = try FileSystem.read(file.absolute, limit: SourceFileReader.sizeLimit)
      return loadModel(name, SourceFile(path: file.shown, bytes: bytes))
    } catch {
      return fail(
        name, rule: CommandRules.fileUnreadable,
        message: "'\(name)' cannot be read: \(error.reason)")
    }
  }

  private func loadModel(_ name: String, _ file: SourceFile) -> DiffSide {
    if let first = file.bytes.first(where: { $0 > 0x20 }), first != UInt8(ascii: "{") {
      return fail(
        name, rule: DiffInputRules.sideMissing, message: "'\(name)' is not a model file (*.json)",
        hint: "name a model file, or the folder of the documentation")
    }
    var side = empty(name)
    side.workspace.files.add(file)
    side.model =
      ModelFileReader.read(file, diagnostics: &side.workspace.diagnostics) ?? ServiceModel()
    return side
  }

  private func fail(
    _ name: String, rule: DiagnosticRule, message: String, hint: String? = nil
  ) -> DiffSide {
    var side = empty(name)
    side.workspace.diagnostics.emit(rule, message, at: nil, hint: hint)
    return side
  }

  private func empty(_ name: String) -> DiffSide {
    DiffSide(
      name: name, model: ServiceModel(),
      workspace: Workspace(specs: context.folder("specs"), context: context))
  }
}

// MARK: - Revisions

extension DiffSideLoader {
  private func loadRevision(_ text: String) throws -> DiffSide {
    do {
      let repository = try GitRepository(at: context.currentFolder)
      let name = RevisionName(text)
      guard let commit = try repository.commit(name.revision) else {
        let isUnborn = try repository.commit("HEAD") == nil
        return fail(
          text, rule: DiffInputRules.sideMissing,
          message: "'\(text)' is not a folder, not a file and not a revision that git knows"
            + (isUnborn ? ": the current branch has no commit yet" : ""),
          hint: nearest(to: text, name.revision, in: repository) ?? Self.kindsOfSides)
      }
      return try load(name, commit: commit, text: text, repository: repository)
    } catch let error as GitError {
      let isUnrelated = error.isWithoutRepository && RevisionName(text).path == nil
      return fail(
        text, rule: isUnrelated ? DiffInputRules.sideMissing : DiffInputRules.git,
        message: isUnrelated
          ? "there is no folder or file '\(text)', and it is not a revision: \(error.message)"
          : error.message,
        hint: nearestFile(to: text) ?? hintWithoutRepository(text))
    } catch let error as FileError {
      return fail(
        text, rule: CommandRules.fileUnreadable,
        message: "the files of '\(text)' cannot be put at '\(error.path)': \(error.reason)")
    }
  }

  /// The most similar file or folder of a commit for a path.
  private func nearest(
    to path: String, in commit: String, _ repository: GitRepository
  ) throws -> String? {
    let depth = path.split(separator: "/").count
    let candidates = Set(
      try repository.entries(of: commit).map {
        $0.path.split(separator: "/").prefix(depth).joined(separator: "/")
      })
    return NearestName.of(path, among: candidates.sorted())
  }

  /// The most similar file or revision for a name.
  private func nearest(
    to text: String, _ revision: String, in repository: GitRepository
  ) -> String? {
    if let file = nearestFile(to: text) { return file }
    let names = ((try? repository.names()) ?? []).filter { $0 != revision }
    return NearestName.of(revision, among: names).map { name in
      "did you mean '\(name)\(text.dropFirst(revision.count))'?"
    }
  }

  private static let kindsOfSides =
    "a side is a folder of documentation, a model file, or REVISION or REVISION:PATH"

  /// The problem of a side from which no revision can be read.
  private func hintWithoutRepository(_ text: String) -> String {
    let name = RevisionName(text)
    if name.revision != "HEAD", NearestName.of(name.revision, among: ["HEAD"]) != nil {
      return "did you mean 'HEAD\(text.dropFirst(name.revision.count))'? "
        + "Revisions are read from the git repository of the current folder"
    }
    if let path = name.path, (try? FileSystem.kind(of: context.folder(path).absolute)) != nil {
      return "'\(path)' is here: leave out '\(name.revision):' to compare with it"
    }
    return Self.kindsOfSides
  }

  private func nearestFile(to text: String) -> String? {
    let folder = context.folder(text)
    let parent = Paths.normalized(folder.absolute + "/..")
    let name = folder.absolute.split(separator: "/").last.map(String.init) ?? ""
    let names = (try? FileSystem.names(in: parent)) ?? []
    guard let nearest = NearestName.of(name, among: names.sorted()), nearest != name else {
      return nil
    }
    let start = text.hasSuffix(name) ? String(text.dropLast(name.count)) : ""
    return "did you mean '\(start)\(nearest)'?"
  }

  private func load(
    _ name: RevisionName, commit: String, text: String, repository: GitRepository
  ) throws -> DiffSide {
    let path = name.path(seenFrom: repository.prefix)
    if path == ".." || path.hasPrefix("../") || Paths.isAbsolute(path) {
      throw GitError.missingPath(path, revision: name.revision)
    }
    switch try repository.targets(of: [path], in: commit).first ?? .missing {
    case .file(let object):
      return loadModel(
        text, SourceFile(path: text, bytes: try repository.contents(of: [object])[0]))
    case .folder(let object):
      var files = RevisionFiles(
        repository: repository, name: name.revision, commit: commit,
        copy: try TemporaryCopy(environment: context.environment))
      let folder = try files.copyPages(at: path, object)
      var side = try loadFolder(text, folder) { try files.copy(namedBy: $0, in: folder) }
      side.copy = files.copy
      side.submodules = files.submodules
      return side
    case .outside(let target):
      throw GitError.outside(path, target: target, revision: name.revision)
    case .missing:
      if let submodule = try repository.submodule(around: path, in: commit) {
        throw GitError.submodule(submodule, revision: name.revision)
      }
      return fail(
        text, rule: DiffInputRules.git,
        message: GitError.missingPath(path, revision: name.revision).message,
        hint: try nearest(to: path, in: commit, repository).map { nearest in
          "did you mean '\(name.revision):\(nearest)'?"
        })
    }
  }
}

/// `REVISION` or `REVISION:PATH`, as in git.
struct RevisionName: Equatable {
  var revision: String
  /// Relative to the top of the repository, or with `./` to the current folder; nil if missing.
  var path: String?

  init(_ text: String) {
    var depth = 0
    // A date has colons: `main@{2024-05-01 10:00}:specs`.
    let colon = text.firstIndex { character in
      if character == "{" { depth += 1 }
      if character == "}", depth > 0 { depth -= 1 }
      return character == ":" && depth == 0
    }
    revision = String(text[..<(colon ?? text.endIndex)])
    path = colon.map { String(text[text.index(after: $0)...]) }
  }

  /// The path from the top of the repository; without one the folder `specs` of the current folder.
  func path(seenFrom prefix: String) -> String {
    let joined =
      switch path {
      case nil: prefix + "specs"
      case let path? where path.hasPrefix("./") || path.hasPrefix("../"): prefix + path
      case let path?: path
      }
    let normalized = Paths.normalized(joined)
    return normalized == "." ? "" : normalized
  }
}
