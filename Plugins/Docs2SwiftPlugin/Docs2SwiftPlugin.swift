import Foundation
import PackagePlugin

/// Generates code from a target's pages and compiles it into the target.
///
/// Its declarations depend only on file names: SwiftPM needs the outputs before anything is read,
/// and asks again after a file is added to the target's folder or removed from it.
@main
struct Docs2SwiftPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule, module is SwiftSourceModuleTarget else {
      Diagnostics.error("Docs2SwiftPlugin needs a Swift target, but '\(target.name)' is not one")
      return []
    }
    let others = context.package.targets.map(\.directoryURL).filter { $0 != module.directoryURL }
    guard let specs = PluginSpecs.find(for: module, otherTargets: others) else { return [] }
    return [
      specs.command(
        forModule: module.moduleName, tool: try context.tool(named: "docs2swift-build").url,
        output: context.pluginWorkDirectoryURL.appending(path: "Generated"))
    ]
  }
}

extension PluginSpecs {
  /// Generates a module; SwiftPM and Xcode run it when an input has changed.
  func command(forModule module: String, tool: URL, output: URL) -> Command {
    let fileCount = BundleFiles.count(forFiles: pages.map(\.lastPathComponent))
    return .buildCommand(
      displayName: "Generating \(module) from \(pages.count) pages",
      executable: tool,
      arguments: [
        "generate", folder.path, "--output", output.path, "--quiet",
        "--bundle-module", module, "--bundle-files", String(fileCount),
      ],
      inputFiles: inputs,
      outputFiles: BundleFiles.names(fileCount).map { output.appending(path: $0) })
  }
}
