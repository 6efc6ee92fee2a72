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
      print(
        Table(
          rows: [[title, "CPU s", "stored properties alone", "ratio", "target"]]
            + (try SwiftCompiler.Configuration.allCases.map { configuration in
              try row(configuration, agent: agent, stored: stored, folder: folder)
            })
        ).text)
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
