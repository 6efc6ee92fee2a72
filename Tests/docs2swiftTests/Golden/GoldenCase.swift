import Foundation
import Testing

/// A folder under Tests/Golden: the input, the command, and the expected output.
///
///     command.json     the arguments, the exit code, and files that cannot be committed
///     specs/           the input; more input folders may be next to it
///     existing/        the output folder before the run
///     expected/        the output folder after it; absent: unchanged
///     stdout.txt       the output; absent: nothing
///     diagnostics.txt  the standard error; absent: nothing
struct GoldenCase: Sendable, CustomTestStringConvertible {
  /// The contents of command.json.
  struct Command: Decodable, Sendable {
    /// The purpose of the case, for people.
    var about: String
    var arguments: [String]
    var exitCode: Int32
    /// The folder that is compared; `generated` if absent.
    var output: String?
    var setUp: [Step]?
    /// True if the case needs permissions that the superuser does not have to obey.
    var needsOrdinaryUser: Bool?
  }

  /// A preparation of the folder of the run.
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

  /// - Throws: if command.json is missing or has wrong content.
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
