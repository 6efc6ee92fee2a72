import Foundation
import Testing

/// A folder under Tests/Golden: what is put in, what is run, what must come out.
///
///     command.json     the arguments, the exit code, and what cannot be committed as a file
///     specs/           the input; further input folders stand beside it
///     existing/        what the output folder holds before the run
///     expected/        what the output folder holds after it; absent: what it held before
///     stdout.txt       what is printed; absent: nothing
///     diagnostics.txt  what is printed to standard error; absent: nothing
struct GoldenCase: Sendable, CustomTestStringConvertible {
  /// The contents of command.json.
  struct Command: Decodable, Sendable {
    /// What the case is about, for people.
    var about: String
    var arguments: [String]
    var exitCode: Int32
    /// The folder that is compared; `generated` when absent.
    var output: String?
    var setUp: [Step]?
    /// True when the case needs permissions that the superuser does not have to obey.
    var needsOrdinaryUser: Bool?
  }

  /// Something to prepare in the folder of the run.
  struct Step: Decodable, Sendable {
    /// Makes an empty folder.
    var folder: String?
    /// Makes a link with this path to `target`.
    var link: String?
    var target: String?
    /// Sets the permissions of this path to `mode` (octal).
    var permissions: String?
    var mode: String?
  }

  static let recorded = ["expected", "stdout.txt", "diagnostics.txt"]

  let folder: URL

  var name: String { folder.lastPathComponent }
  var testDescription: String { name }

  /// - Throws: when command.json is missing or says something else than it can.
  func command() throws -> Command {
    let data = try Data(contentsOf: folder.appendingPathComponent("command.json"))
    return try JSONDecoder().decode(Command.self, from: data)
  }

  var isRecorded: Bool {
    Self.recorded.contains {
      FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
    }
  }

  /// Tests/Golden of this checkout.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden")

  /// All cases, sorted by name.
  static var all: [GoldenCase] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
      .map { GoldenCase(folder: root.appendingPathComponent($0)) }
  }
}
