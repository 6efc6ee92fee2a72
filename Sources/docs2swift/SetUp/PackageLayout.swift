import Generator

/// Where a folder of pages lies in a Swift package.
struct PackageLayout: Equatable {
  /// The package's folder, absolute; nil when no folder above the pages holds a Package.swift.
  var package: String?
  /// The target in whose folder the pages lie, when they do.
  var target: String?

  /// - Parameter specs: absolute.
  init(of specs: String) {
    package = Self.ancestors(of: specs).first { folder in
      (try? FileSystem.kind(of: "\(folder)/Package.swift")) == .file
    }
    guard let package else { return }
    let path = Paths.relative(to: specs, from: package).split(separator: "/").map(String.init)
    if path.count > 1, path.first == "Sources" { target = path[1] }
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
