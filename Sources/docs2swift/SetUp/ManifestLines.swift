/// What has to be added to a Package.swift.
struct ManifestLines {
  /// A module of the generated Swift, with its tests where there are some.
  struct Module: Equatable {
    var name: String
    /// Other generated modules that it imports.
    var imports: [String] = []
    var isTest = false
    /// Where it lies, when that is not where SwiftPM looks for it.
    var path: String?
  }

  var modules: [Module]
  /// Whether the modules are generated when they are built.
  var usesPlugin = false

  var text: String {
    """
    dependencies: [
      .package(name: "docs2swift", path: "path/to/docs2swift"),
    ],
    targets: [
    \(modules.map(target).joined(separator: "\n"))
    ]

    """
  }

  private func target(_ module: Module) -> String {
    let products = ["ServiceRuntime"] + (module.isTest ? ["ServiceTesting"] : [])
    let dependencies =
      module.imports.map { "\"\($0)\"," }
      + products.map { ".product(name: \"\($0)\", package: \"docs2swift\")," }
    var lines = [
      "  .\(module.isTest ? "testTarget" : "target")(",
      "    name: \"\(module.name)\",",
      "    dependencies: [",
    ]
    lines += dependencies.map { "      " + $0 }
    lines.append("    ]" + (module.path == nil && !usesPlugin ? ")," : ","))
    if let path = module.path {
      lines.append("    path: \"\(path)\"" + (usesPlugin ? "," : "),"))
    }
    if usesPlugin {
      lines.append(
        "    plugins: [.plugin(name: \"Docs2SwiftPlugin\", package: \"docs2swift\")]),")
    }
    return lines.joined(separator: "\n")
  }
}
