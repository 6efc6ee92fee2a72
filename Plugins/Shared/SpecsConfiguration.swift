import Foundation

/// The parts of a configuration that a plugin needs. The tool checks the rest.
struct SpecsConfiguration {
  private let members: [String: Any]
  /// Whether it is a valid configuration. The tool reports the position of mistakes.
  let isReadable: Bool
  private let folder: URL

  /// - Parameter folder: the folder of pages.
  init(in folder: URL) {
    let file = folder.appending(path: SpecsSearch.configurationName)
    let json = (try? Data(contentsOf: file)).flatMap { try? JSONSerialization.jsonObject(with: $0) }
    isReadable = json is [String: Any]
    members = json as? [String: Any] ?? [:]
    self.folder = folder
  }

  /// Whether it has an output folder for committed code. Then the build plugin ignores it.
  var namesOutput: Bool { members["output"] != nil }

  /// A file or folder that a key names.
  func place(named key: String) -> URL? {
    guard let path = members[key] as? String else { return nil }
    return URL(filePath: path, relativeTo: folder).standardizedFileURL
  }
}
