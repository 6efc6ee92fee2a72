import Foundation
import PackagePlugin

/// Runs of the generator in the folder of the package.
struct ToolRun {
  let tool: URL
  let folder: URL

  init(context: PluginContext) throws {
    tool = try context.tool(named: "docs2swift").url
    folder = context.package.directoryURL
  }

  /// - Returns: the exit code.
  func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : 70
  }

  /// The path for users, relative to the package.
  func shown(_ url: URL) -> String {
    let prefix = folder.path + "/"
    return url.path.hasPrefix(prefix) ? String(url.path.dropFirst(prefix.count)) : url.path
  }
}
