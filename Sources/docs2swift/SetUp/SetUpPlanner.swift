import Diagnostics
import Generator

/// Decides what a folder of pages needs, from where it lies and from what its pages give.
struct SetUpPlanner {
  var layout: PackageLayout
  /// Where the user wants the Swift; nil lets the place of the pages decide.
  var output: FolderPath?

  /// - Returns: nil when an error is among the diagnostics.
  /// - Throws: `FileError`, and what no input should be able to cause.
  func plan(_ workspace: inout Workspace) throws -> SetUp? {
    guard workspace.checkSpecs(), let generation = try workspace.generate() else { return nil }
    let specs = workspace.specs.absolute
    if output == nil, let target = layout.target {
      return try plugin(generation, target: target, package: layout.package, specs: specs)
    }
    return committed(generation, specs: specs)
  }

  private func plugin(
    _ generation: Generation, target: String, package: String, specs: String
  ) throws -> SetUp {
    var files = [SetUp.File(path: Configuration.fileName, contents: "{}\n")]
    let folder = "\(package)/Sources/\(target)"
    if try !hasSwift(folder, leavingOut: specs) {
      let path = Paths.relative(to: "\(folder)/\(target).swift", from: specs)
      files.append(
        SetUp.File(
          path: path,
          contents: """
            // Everything else in this module is generated from its pages when it is built.
            // SwiftPM leaves out a target without any Swift file of its own.

            """))
    }
    return SetUp(
      summary: generation.summary, files: files,
      manifest: ManifestLines(modules: [.init(name: target)], usesPlugin: true))
  }

  private func committed(_ generation: Generation, specs: String) -> SetUp {
    let output = output?.absolute ?? "\(layout.package)/Sources"
    let place = Paths.relative(to: output, from: specs)
    let contents = "{ \"output\": \(Self.quoted(place)) }\n"
    let shown = Paths.relative(to: output, from: layout.package)
    return SetUp(
      summary: generation.summary,
      files: [SetUp.File(path: Configuration.fileName, contents: contents)],
      manifest: ManifestLines(modules: modules(generation, in: shown)))
  }

  private func modules(_ generation: Generation, in folder: String) -> [ManifestLines.Module] {
    let names = Set(
      generation.files.filter { $0.path.hasSuffix(".swift") }
        .compactMap { $0.path.split(separator: "/").first.map(String.init) })
    return names.sorted().map { name in
      let tested = name.hasSuffix("Tests") ? String(name.dropLast("Tests".count)) : nil
      let isTest = tested.map(names.contains) ?? false
      let imported = names.filter { other in
        other != name
          && generation.files.contains {
            $0.path.hasPrefix("\(name)/") && $0.contents.contains("import \(other)\n")
          }
      }
      // SwiftPM looks for sources in Sources/ and for tests in Tests/ by itself.
      let isUsualPlace = folder == "Sources" && !isTest
      return ManifestLines.Module(
        name: name, imports: imported.sorted(), isTest: isTest,
        path: isUsualPlace ? nil : Paths.join(folder, name))
    }
  }

  /// Whether a target has a Swift file of its own.
  private func hasSwift(_ folder: String, leavingOut specs: String) throws -> Bool {
    for name in try FileSystem.names(in: folder) where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".swift") { return true }
      if path != specs, try FileSystem.kind(of: path, followingLinks: false) == .folder,
        try hasSwift(path, leavingOut: specs)
      {
        return true
      }
    }
    return false
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
