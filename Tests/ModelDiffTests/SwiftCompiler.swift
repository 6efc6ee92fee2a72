import Foundation
import Testing

/// The compiler checks whether Swift that somebody wrote fits the generated Swift.
struct SwiftCompiler {
  /// The folder with the test bundle's own modules, including those of the runtime.
  static let modules = URL(filePath: ProcessInfo.processInfo.arguments.first ?? "/")
    .deletingLastPathComponent().appending(path: "Modules")

  private static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  let folder: URL

  /// Checks files together, as one module.
  ///
  /// - Returns: the errors.
  func errors(in files: [String: String]) throws -> [String] {
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      let file = folder.appending(path: name.replacing("/", with: "_"))
      try Data(text.utf8).write(to: file)
      paths.append(file.path)
    }
    let log = folder.appending(path: "log.txt")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "swiftc", "-typecheck", "-wmo", "-swift-version", "6", "-I", Self.modules.path, "-I",
        "/usr/include/libxml2", "-I", Self.package.appending(path: "Sources/System/CLibXML2").path,
      ] + paths
    process.standardOutput = FileHandle.nullDevice
    let handle = try FileHandle(forWritingTo: log)
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    try handle.close()
    let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
    let errors = text.split(separator: "\n").filter { $0.contains(": error: ") }.map(String.init)
    if process.terminationStatus != 0, errors.isEmpty { return [text] }
    return errors
  }
}
