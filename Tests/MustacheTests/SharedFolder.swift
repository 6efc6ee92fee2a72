import Foundation

/// The folder beside the checkout with material that is not part of the repository.
enum SharedFolder {
  /// `../shared`, or what the environment variable `DOCS2SWIFT_SHARED` names.
  static let url: URL = {
    if let path = ProcessInfo.processInfo.environment["DOCS2SWIFT_SHARED"] {
      return URL(fileURLWithPath: path, isDirectory: true)
    }
    // This file is <checkout>/Tests/MustacheTests/SharedFolder.swift.
    var checkout = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { checkout.deleteLastPathComponent() }
    return checkout.deletingLastPathComponent().appending(path: "shared")
  }()

  static let mustacheSpec = url.appending(path: "mustache-spec")

  static var hasMustacheSpec: Bool {
    FileManager.default.fileExists(atPath: mustacheSpec.path)
  }
}
