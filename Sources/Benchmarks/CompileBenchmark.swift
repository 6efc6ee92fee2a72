import Foundation

/// The time to compile a generated agent, compared with its stored properties alone.
struct CompileBenchmark {
  func run() throws {
    print("\nCompiling what is generated, seconds of processor time\n")
    guard let corpus = PackageFolder.corpus else {
      return print("Skipped: there is no documentation in ../shared/corpus/2023.")
    }
    try withTemporaryFolder("compile-benchmark") { folder in
      let templates = folder.appending(path: "templates")
      try StoredPropertiesTemplates.write(to: templates)
      let agent = try AgentModule(from: corpus, in: folder.appending(path: "agent"))
      let stored = try AgentModule(
        from: corpus, in: folder.appending(path: "stored"), templates: templates)
      let title = "\(agent.name), types, client and server"
      printTable(
        [[title, "CPU s", "stored properties alone", "ratio", "target"]]
          + (try SwiftCompiler.Configuration.allCases.map { configuration in
            try row(configuration, agent: agent, stored: stored, folder: folder)
          }))
    }
  }

  private func row(
    _ configuration: SwiftCompiler.Configuration, agent: AgentModule, stored: AgentModule,
    folder: URL
  ) throws -> [String] {
    let times = try [stored, agent].enumerated().map { index, module in
      try SwiftCompiler().compile(
        module, configuration, in: folder.appending(path: "\(configuration)-\(index)")
      ).processor
    }
    let target = configuration == .debug ? "12.0" : "30.0"
    return [
      configuration.rawValue, decimal(times[1], digits: 1), decimal(times[0], digits: 1),
      decimal(times[1] / times[0], digits: 2), target,
    ]
  }
}

/// An agent of the documentation with all its operations, generated as a module of types, client
/// and server, as most programs use it.
struct AgentModule {
  private static let pages = [
    "soap/Services88/Services88-User.md", "soap/Services88/User", "restful/agent/User_Agent",
  ]

  let name: String
  /// The source files, in a fixed order.
  let sources: [URL]

  /// - Parameters:
  ///   - folder: for copies of the pages and the output. It is created here.
  ///   - templates: a folder of templates instead of the built-in ones.
  init(from corpus: URL, in folder: URL, templates: URL? = nil) throws {
    let specs = folder.appending(path: "specs")
    try Self.copyPages(from: corpus, to: specs)
    try #"{ "mocks": false, "tests": false, "output": "../generated" }"#.write(
      to: specs.appending(path: "docs2swift.json"), atomically: false, encoding: .utf8)
    _ = try ProgramRun.docs2swift(
      ["generate", specs.path] + (templates.map { ["--templates", $0.path] } ?? []))
    let generated = folder.appending(path: "generated")
    let files = try FileManager.default.subpathsOfDirectory(atPath: generated.path)
      .filter { $0.hasSuffix(".swift") }.sorted()
    guard let module = files.first?.split(separator: "/").first,
      files.allSatisfy({ $0.hasPrefix("\(module)/") })
    else { throw BenchmarkFailure("the agent is not one module: \(files)") }
    name = String(module)
    sources = files.map { generated.appending(path: $0) }
  }

  private static func copyPages(from corpus: URL, to specs: URL) throws {
    for path in pages {
      let target = specs.appending(path: path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: corpus.appending(path: path), to: target)
    }
  }
}

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

/// Templates that write only the stored properties of the usual output: the minimum cost of such
/// types for a compiler.
enum StoredPropertiesTemplates {
  /// - Parameter folder: made here.
  static func write(to folder: URL) throws {
    for (name, text) in templates {
      let file = folder.appending(path: "\(name).mustache")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }
  }

  private static let head = "{{> partials/header}}\n\n{{> partials/imports}}\n"

  private static let templates = [
    "types": head + """
      {{#opaqueTypes}}
      {{access}} struct {{name}} {
        {{access}} var content: OpaqueValue
      }
      {{/opaqueTypes}}
      {{#types}}
      {{access}} struct {{name}} {
      {{#fields}}
        {{#isIndirect}}@Indirect {{/isIndirect}}{{access}} var {{name}}: {{type}}
      {{/fields}}
      {{#isPolymorphic}}
        {{spi}}{{access}} var derivedContent: DerivedContent?
      {{/isPolymorphic}}
      }
      {{/types}}

      """,
    "enumerations": head + """
      {{#enumerations}}
      {{access}} struct {{name}} {
        {{access}} var {{#isFlags}}names: [String]{{/isFlags}}{{^isFlags}}rawValue: String{{/isFlags}}
      }
      {{/enumerations}}

      """,
    "operations": head + """
      {{#isHead}}
      {{spi}}{{access}} enum {{operationsType}} {}
      {{/isHead}}
      {{#hasOperations}}
      extension {{operationsType}} {
      {{#operations}}
        {{access}} enum {{messages}} {
          {{access}} struct Input {
          {{#parameters}}
            {{access}} var {{name}}: {{type}}
          {{/parameters}}
          }
          {{access}} struct Output {
          {{#results}}
            {{access}} var {{name}}: {{type}}
          {{/results}}
          }
        }
      {{/operations}}
      }
      {{/hasOperations}}

      """,
    "client": head, "service": head, "unimplemented": head, "server": head,
  ]
}
