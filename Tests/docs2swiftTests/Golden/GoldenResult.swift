import Foundation

@testable import Generator
@testable import docs2swift

/// The actual or expected result of a case.
struct GoldenResult: Equatable {
  var output = ""
  var errorOutput = ""
  /// Contents by path in the output folder.
  var files: [String: Data] = [:]

  /// The recorded result in the folder of a case.
  static func expected(of golden: GoldenCase) throws -> GoldenResult {
    func text(_ name: String) throws -> String {
      let file = golden.folder.appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: file.path) else { return "" }
      return try String(contentsOf: file, encoding: .utf8)
    }
    let expected = golden.folder.appendingPathComponent("expected")
    let existing = golden.folder.appendingPathComponent("existing")
    let hasExpected = FileManager.default.fileExists(atPath: expected.path)
    return GoldenResult(
      output: try text("stdout.txt"), errorOutput: try text("diagnostics.txt"),
      files: try TemporaryFolder.files(below: hasExpected ? expected : existing))
  }

  /// Every difference, with its name and its text.
  func differences(from expected: GoldenResult) -> [String] {
    var differences = [
      Self.difference(Data(expected.output.utf8), Data(output.utf8), path: "stdout.txt"),
      Self.difference(
        Data(expected.errorOutput.utf8), Data(errorOutput.utf8), path: "diagnostics.txt"),
    ].filter { !$0.isEmpty }
    for path in Set(files.keys).union(expected.files.keys).sorted() {
      switch (expected.files[path], files[path]) {
      case (nil, .some): differences.append("extra file: \(path)")
      case (.some, nil): differences.append("missing file: \(path)")
      case (.some(let old), .some(let new)) where old != new:
        differences.append(Self.difference(old, new, path: path))
      default: break
      }
    }
    return differences
  }

  private static func difference(_ old: Data, _ new: Data, path: String) -> String {
    UnifiedDiff(from: Array(old), to: Array(new), path: path).text
  }

  /// Makes this the expected result of the folder of a case.
  func record(in golden: GoldenCase, existing: [String: Data]) throws {
    for name in GoldenCase.recorded {
      try? FileManager.default.removeItem(at: golden.folder.appendingPathComponent(name))
    }
    if !output.isEmpty {
      try Data(output.utf8).write(to: golden.folder.appendingPathComponent("stdout.txt"))
    }
    if !errorOutput.isEmpty {
      try Data(errorOutput.utf8).write(to: golden.folder.appendingPathComponent("diagnostics.txt"))
    }
    if files == existing { return }
    for (path, data) in files {
      let file = golden.folder.appendingPathComponent("expected/\(path)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
  }
}
