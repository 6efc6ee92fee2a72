import Foundation

/// A folder of one test. It is removed when nothing refers to it any longer.
final class TemporaryFolder: Sendable {
  let path: String
  /// A database that is removed with it.
  let postgres = PostgresDatabase()

  init() throws {
    path = NSTemporaryDirectory() + "token-server-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The bytes of all files whose names begin like this, one after the other.
  func bytes(of name: String) throws -> [UInt8] {
    try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasPrefix(name) }.sorted()
      .flatMap { Array(try Data(contentsOf: URL(filePath: file($0)))) }
  }
}
