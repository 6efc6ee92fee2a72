import Diagnostics
import Foundation
@testable import Generator
import ServiceModel
import SwiftEmitter
import TestSupport
import Testing

/// The committed pages, and functions that change them.
struct Seeds {
  /// By path, as in the folders of the documentation.
  var pages: [String: String]

  static func committed() throws -> Seeds {
    var pages: [String: String] = [:]
    for file in try PageFolder.read(Checkout.specs) {
      pages[file.path] = String(decoding: file.bytes, as: UTF8.self)
    }
    return Seeds(pages: pages)
  }

  /// The pages after a change of their text.
  func changed(_ change: (_ path: String, _ text: String) -> String) -> Seeds {
    Seeds(
      pages: Dictionary(
        uniqueKeysWithValues: pages.map { path, text in (path, change(path, text)) }))
  }

  /// The model and the files, made from the pages in the order given.
  func generated(order: ([SourceFile]) -> [SourceFile] = { $0 }) throws -> PipelineOutput {
    var diagnostics = DiagnosticBag()
    let files = pages.sorted { $0.key < $1.key }
      .map { SourceFile(path: $0.key, text: $0.value) }
    let output = try Pipeline().run(PipelineInput(pages: order(files)), diagnostics: &diagnostics)
    try #require(diagnostics.canonical.filter { $0.severity > .note } == [])
    return try #require(output)
  }
}

extension PipelineOutput {
  /// The files without their comments.
  var code: [GeneratedFile] {
    files.filter { $0.path.hasSuffix(".swift") }.map { file in
      let lines = file.contents.split(separator: "\n").filter { line in
        !line.drop(while: { $0 == " " }).hasPrefix("//")
      }
      return GeneratedFile(path: file.path, contents: lines.joined(separator: "\n"))
    }
  }
}

extension String {
  /// Replaces each match of a regular expression by the result of a function of its groups.
  func replacing(
    _ pattern: String, _ replacement: ([Substring]) -> String
  ) throws -> String {
    let regex = try Regex(pattern).anchorsMatchLineEndings()
    return replacing(regex) { match in
      replacement(match.output.map { $0.substring ?? "" })
    }
  }
}
