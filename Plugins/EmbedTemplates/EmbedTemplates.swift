import Foundation
import PackagePlugin

/// Puts the templates of the package into its binary, as the Swift constant `EmbeddedTemplates`.
///
/// A shell script writes it, so that no tool has to be compiled for the host first, and it writes
/// string literals: the array of bytes that `.embedInCode` makes takes the compiler seconds.
///
/// The symbolic link `Templates` beside this file is for SwiftPM alone. It asks plug-ins again only
/// when the folder of some target has changed, and would not notice that a template was added.
@main
struct EmbedTemplates: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let folder = package.appending(path: "Templates")
    let script = package.appending(path: "Plugins/EmbedTemplates/embed-templates.sh")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
    let templates = Self.templates(in: folder)
    if templates.isEmpty {
      Diagnostics.error("no template (*.mustache) in the folder 'Templates' of the package")
    }
    return [
      .buildCommand(
        displayName: "Embedding \(templates.count) templates",
        executable: URL(fileURLWithPath: "/bin/sh"),
        arguments: [script.path, output.path, folder.path] + templates,
        inputFiles: [script] + templates.map { folder.appending(path: $0) },
        outputFiles: [output])
    ]
  }

  /// The paths of all templates inside the folder, sorted by their bytes.
  private static func templates(in folder: URL) -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? [])
      .filter { $0.hasSuffix(".mustache") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
