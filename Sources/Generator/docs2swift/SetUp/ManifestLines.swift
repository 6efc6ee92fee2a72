/// The lines to add to a Package.swift.
struct ManifestLines {
  /// A generated module, with its tests if there are any.
  struct Module {
    var name: String
    /// Other generated modules that it imports.
    var imports: [String] = []
    var isTest = false
    /// The path, if SwiftPM would not find the module by default.
    var path: String?
  }

  var modules: [Module]
  /// Whether the modules are generated during the build.
  var usesPlugin = false
  /// The folder of docs2swift, as Package.swift names it; nil if the user has to fill it in.
  var toolPath: String?

  var text: String {
    """
    dependencies: [
      .package(name: "docs2swift", path: "\(toolPath ?? "path/to/docs2swift")"),
    ],
    targets: [
    \(modules.map(target).joined(separator: "\n"))
    \(program)
    ]

    """
  }

  /// A comment, because SwiftPM refuses a target without a folder.
  private var program: String {
    let dependencies =
      modules.filter { !$0.isTest }.map { "\"\($0.name)\"" }
      + ["ServiceRuntime", "ServiceCurl"].map {
        ".product(name: \"\($0)\", package: \"docs2swift\")"
      }
    let lines =
      [
        "A program that calls the service:", ".executableTarget(", "  name: \"MyApp\",",
        "  dependencies: [",
      ] + dependencies.map { "    \($0)," } + ["  ]),"]
    return lines.map { "  // \($0)" }.joined(separator: "\n")
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
      lines.append("    plugins: [.plugin(name: \"Docs2SwiftPlugin\", package: \"docs2swift\")]),")
    }
    return lines.joined(separator: "\n")
  }
}
