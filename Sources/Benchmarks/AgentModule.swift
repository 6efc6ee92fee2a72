import Foundation

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
