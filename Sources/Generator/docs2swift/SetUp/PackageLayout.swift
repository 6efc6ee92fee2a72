import Generator

/// The location of a folder of pages in a Swift package.
struct PackageLayout: Equatable {
  /// The package's folder, absolute.
  var package: String
  /// Whether it has a Package.swift. Otherwise it is where one is expected.
  var hasManifest: Bool
  /// The target whose folder contains the pages, if any.
  var target: String?

  /// - Parameter specs: absolute.
  init(of specs: String) {
    let found = Self.ancestors(of: specs).first { folder in
      (try? FileSystem.kind(of: "\(folder)/Package.swift")) == .file
    }
    hasManifest = found != nil
    package = found ?? Self.expectedPackage(of: specs)
    let path = Paths.relative(to: specs, from: package).split(separator: "/").map(String.init)
    if path.count > 1, path.first == "Sources" { target = path[1] }
  }

  /// The parent folder of `Sources` if the pages are inside it, otherwise the parent folder of the
  /// pages.
  private static func expectedPackage(of specs: String) -> String {
    let sources = ancestors(of: specs).dropFirst(2).first {
      Paths.lastComponent(of: $0) == "Sources"
    }
    return Paths.parent(of: sources ?? specs) ?? specs
  }

  /// The folder itself and its parent folders, the innermost first.
  private static func ancestors(of path: String) -> [String] {
    [path] + Paths.ancestors(of: path)
  }
}
