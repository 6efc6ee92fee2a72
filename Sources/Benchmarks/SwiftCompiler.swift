import Foundation

/// Compiles modules that import the runtime, with the options of a SwiftPM build.
struct SwiftCompiler {
  enum Configuration: String, CaseIterable {
    case debug
    case release

    fileprivate var options: [String] {
      switch self {
      case .debug: ["-Onone", "-enable-batch-mode", "-enable-testing", "-g"]
      case .release: ["-O", "-whole-module-optimization", "-g"]
      }
    }
  }

  /// - Parameter folder: for build products. It is created here.
  func compile(
    _ module: AgentModule, _ configuration: Configuration, in folder: URL
  ) throws -> ProgramRun {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let output = folder.appending(path: "\(module.name).swiftmodule").path
    return try ProgramRun(
      URL(filePath: "/usr/bin/env"),
      ["swiftc", "-c", "-parse-as-library", "-swift-version", "6", "-module-name", module.name]
        + ["-emit-module", "-emit-module-path", output, "-working-directory", folder.path]
        + configuration.options + Self.imports + module.sources.map(\.path))
  }

  /// The runtime and its headers are in the build folder of this program.
  private static var imports: [String] {
    let built = PackageFolder.programs
    let map = PackageFolder.root.appending(path: "Sources/System/CLibXML2/module.modulemap")
    return [
      "-I", built.appending(path: "Modules").path,
      "-module-cache-path", built.appending(path: "ModuleCache").path,
      "-Xcc", "-fmodule-map-file=\(map.path)", "-Xcc", "-I/usr/include/libxml2",
    ]
  }
}
