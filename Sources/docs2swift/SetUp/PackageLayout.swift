import Generator

/// Where a folder of pages lies in a Swift package.
struct PackageLayout: Equatable {
  /// The package's folder, absolute.
  var package: String
  /// Whether it holds a Package.swift; otherwise it is where one is to be expected.
  var hasManifest: Bool
  /// The target in whose folder the pages lie, when they do.
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

  /// The folder around `Sources` where the pages lie in one, or else around the pages.
  private static func expectedPackage(of specs: String) -> String {
    let sources = ancestors(of: specs).dropFirst(2).first {
      Paths.lastComponent(of: $0) == "Sources"
    }
    return Paths.parent(of: sources ?? specs) ?? specs
  }

  private static func ancestors(of path: String) -> [String] {
    var ancestors: [String] = []
    var current: String? = path
    while let folder = current {
      ancestors.append(folder)
      current = Paths.parent(of: folder)
    }
    return ancestors
  }
}
