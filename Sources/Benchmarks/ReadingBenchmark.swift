import Diagnostics
import DocsReader
import Foundation
import PositionedJSON

/// Reading this year's Swagger files into the model, compared with jansson parsing the same bytes.
struct ReadingBenchmark {
  let rounds: Int

  func run() throws {
    print("\nReading Swagger files, median of \(rounds) rounds\n")
    let files = try swaggerFiles()
    guard !files.isEmpty else {
      print("Skipped: there are no Swagger files in ../shared/corpus/2026.")
      return
    }
    guard let jansson = Jansson() else {
      print("Skipped: the library jansson is not installed (libjansson4).")
      return
    }
    let size = files.reduce(0) { $0 + Double($1.bytes.count) } / 1_000_000
    var ratios: [(tree: Double, model: Double)] = []
    var bare: [Double] = []
    for _ in 0..<rounds {
      let peer = try time { for file in files { try jansson.parse(file.bytes) } }
      let tree = try time { for file in files { _ = try JSONSyntaxParser.parse(file.bytes) } }
      let model = time {
        var diagnostics = DiagnosticBag()
        _ = DocumentationReader().read(files, diagnostics: &diagnostics)
      }
      bare.append(peer)
      ratios.append((tree / peer, model / peer))
    }
    printTable([
      ["", "MB", "jansson CPU ms", "tree, of jansson", "model, of jansson", "target"],
      [
        "Swagger of 2026", decimal(size, digits: 2), decimal(median(bare) * 1_000, digits: 1),
        decimal(median(ratios.map(\.tree)), digits: 2),
        decimal(median(ratios.map(\.model)), digits: 2), "3.00",
      ],
    ])
  }

  private func swaggerFiles() throws -> [SourceFile] {
    guard let corpus = PackageFolder.corpus else { return [] }
    let folder = corpus.deletingLastPathComponent().appending(path: "2026/swagger")
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return try names.filter { $0.hasSuffix(".json") }.sorted().map { name in
      SourceFile(path: name, bytes: [UInt8](try Data(contentsOf: folder.appending(path: name))))
    }
  }

  private func time(_ work: () throws -> Void) rethrows -> Double {
    let start = ProcessorTime.process
    try work()
    return ProcessorTime.process - start
  }
}

/// A JSON parser in C that creates a tree. It is loaded at run time, so that nothing depends on it.
private struct Jansson {
  private typealias Load =
    @convention(c) (
      UnsafeRawPointer?, Int, Int, UnsafeMutableRawPointer?
    ) -> UnsafeMutableRawPointer?
  private typealias Delete = @convention(c) (UnsafeMutableRawPointer?) -> Void

  private let load: Load
  private let delete: Delete

  init?() {
    guard let library = dlopen("libjansson.so.4", RTLD_NOW),
      let load = dlsym(library, "json_loadb"),
      let delete = dlsym(library, "json_delete")
    else { return nil }
    self.load = unsafeBitCast(load, to: Load.self)
    self.delete = unsafeBitCast(delete, to: Delete.self)
  }

  func parse(_ bytes: [UInt8]) throws {
    // jansson does not accept a byte order mark.
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let tree = bytes.withUnsafeBytes { buffer in
      load(buffer.baseAddress.map { $0 + start }, buffer.count - start, 0, nil)
    }
    guard let tree else { throw BenchmarkFailure("Jansson read no document") }
    delete(tree)
  }
}
