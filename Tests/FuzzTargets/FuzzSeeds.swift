import Foundation

/// The first inputs of a fuzzer: the project's own pages, templates and messages.
package struct FuzzSeeds {
  let project: URL

  package init(project: URL) { self.project = project }

  /// Writes the seeds of every target into a separate folder.
  package func write(to folder: URL) throws {
    for target in FuzzTarget.allCases {
      let own = folder.appending(path: target.rawValue)
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      for (number, seed) in try seeds(of: target).enumerated() {
        try Data(seed).write(to: own.appending(path: "seed-\(number)"))
      }
    }
  }

  /// The seeds of a target.
  package func seeds(of target: FuzzTarget) throws -> [[UInt8]] {
    switch target {
    case .page: try files(under: "specs", ending: ".md") + files(under: golden, ending: ".md")
    case .frontMatter: texts("title: POST Agents/Library/SaveBook\nuid: 'v1'", "title: \"a\" # b")
    case .wsdl: try files(under: golden, ending: ".wsdl") + fences(ending: "Depot.md")
    case .swagger: Self.swagger
    case .jsonSample, .positionedJSON, .jsonServer: Self.json
    case .mustache: try files(under: "Templates", ending: ".mustache").prefix(40) + Self.templates
    case .configuration: try files(under: golden, ending: "docs2swift.json")
    case .corrections: try files(under: golden, ending: "corrections.json") + Self.corrections
    case .xmlBounds, .soapServer, .soapRoundTrip: Self.messages
    case .soapClient: Self.messages.map { [0] + $0 } + Self.faults.map { [1] + $0 }
    case .jsonClient: Self.json.map { [0] + $0 } + Self.errors.map { [1] + $0 }
    case .jsonRoundTrip: Self.json
    case .values: Self.values
    case .urlValues: Self.targets
    case .multipart: Self.forms
    case .httpHead: Self.requests
    }
  }

  private var golden: String { "Tests/Golden" }

  /// Only small ones: if there are few bytes, a fuzzer changes each of them sooner.
  private func files(under folder: String, ending: String) throws -> [[UInt8]] {
    let root = project.appending(path: folder)
    let paths =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(ending) }.sorted()
      .map { Array(try Data(contentsOf: root.appending(path: $0))) }
  }

  /// The XML on pages.
  private func fences(ending: String) throws -> [[UInt8]] {
    try files(under: golden, ending: ending).compactMap { page in
      let text = String(decoding: page, as: UTF8.self)
      guard let start = text.range(of: "```xml\n"),
        let end = text.range(of: "\n```", options: .backwards),
        start.upperBound < end.lowerBound
      else { return nil }
      return Array(text[start.upperBound..<end.lowerBound].utf8)
    }
  }

  private func texts(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}
