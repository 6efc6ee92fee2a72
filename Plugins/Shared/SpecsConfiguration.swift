import Foundation

/// The little that a plugin has to know of a configuration; judging it is the tool's work.
struct SpecsConfiguration {
  private let members: [String: Any]
  /// Whether it is what a configuration must be; the tool says at which place it is not.
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

  /// Whether it says where the Swift is committed: then it is none of the build's business.
  var namesOutput: Bool { members["output"] != nil }

  /// A file or folder that a key names.
  func place(named key: String) -> URL? {
    guard let path = members[key] as? String else { return nil }
    return URL(filePath: path, relativeTo: folder).standardizedFileURL
  }
}
