#if canImport(XcodeProjectPlugin)
  import Foundation
  import PackagePlugin
  import XcodeProjectPlugin

  // For targets of Xcode projects. This follows the documented interface and is untested,
  // because the project is built on machines without Xcode.
  extension Docs2SwiftPlugin: XcodeBuildToolPlugin {
    func createBuildCommands(
      context: XcodePluginContext, target: XcodeTarget
    ) throws -> [Command] {
      let configurations = target.inputFiles.map(\.url)
        .filter { $0.lastPathComponent == SpecsSearch.configurationName }
      guard let configuration = configurations.first, configurations.count == 1 else {
        Diagnostics.error(
          "target '\(target.displayName)' uses Docs2SwiftPlugin and needs one "
            + "\(SpecsSearch.configurationName), next to the documentation, among its files; it has "
            + "\(configurations.count)")
        return []
      }
      let specs = PluginSpecs(configuration.deletingLastPathComponent())
      guard !specs.pages.isEmpty else {
        Diagnostics.error(
          "there is no documentation (*.md, *.wsdl, *.xsd, *.xml, *.json) in '\(specs.folder.path)'"
        )
        return []
      }
      return [
        specs.command(
          forModule: Self.moduleName(of: target),
          tool: try context.tool(named: "docs2swift-build").url,
          output: context.pluginWorkDirectoryURL.appending(path: target.displayName))
      ]
    }

    /// The module name that Xcode derives from a product's name, unless the build settings change
    /// it.
    private static func moduleName(of target: XcodeTarget) -> String {
      let name = target.product?.name ?? target.displayName
      return String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }
  }
#endif
