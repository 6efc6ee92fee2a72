import Foundation

/// A separate folder for one test, removed with the value.
final class TemporaryFolder {
  let url: URL

  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("docs2swift-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  func write(_ data: Data, to path: String) throws {
    let file = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent(path), withIntermediateDirectories: true)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: url.appendingPathComponent(path))
  }

  func makeLink(_ path: String, to target: String, makingFolder: Bool = false) throws {
    if makingFolder {
      try FileManager.default.createDirectory(
        at: url.appendingPathComponent(path).deletingLastPathComponent(),
        withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      atPath: url.appendingPathComponent(path).path, withDestinationPath: target)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(path), encoding: .utf8)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appendingPathComponent(path).path)
  }

  /// The files below a folder with their contents; links and empty folders do not count.
  func files(in folder: String = "") throws -> [String: Data] {
    try Self.files(below: folder.isEmpty ? url : url.appendingPathComponent(folder))
  }

  static func files(below folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let names = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for name in names ?? [] {
      let file = folder.appendingPathComponent(name)
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
      files[name] = try Data(contentsOf: file)
    }
    return files
  }

  /// The time when a file was last written, with the precision of the file system.
  func modificationDate(_ path: String) throws -> Date? {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: url.appendingPathComponent(path).path)
    return attributes[.modificationDate] as? Date
  }

  func setModificationDate(_ date: Date, of path: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: date], ofItemAtPath: url.appendingPathComponent(path).path)
  }
}
