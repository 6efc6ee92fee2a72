/// The contents of an output folder that can be in two folders at the same time.
struct FolderContents {
  /// The paths of files and links, sorted.
  private(set) var files: [String] = []
  /// The folders by path; the folder itself has an empty one.
  private(set) var folders: [String: FolderAttributes] = [:]

  /// - Parameter own: the folders with files of docs2swift.
  /// - Returns: nil if there is a folder of others, or something other than a file.
  init?(of folder: String, own: Set<String>) {
    guard visit("", in: folder, own: own) else { return nil }
  }

  private mutating func visit(_ path: String, in root: String, own: Set<String>) -> Bool {
    let folder = path.isEmpty ? root : Paths.join(root, path)
    guard let attributes = try? FileSystem.attributes(ofFolder: folder),
      let names = try? FileSystem.names(in: folder)
    else { return false }
    folders[path] = attributes
    for name in names {
      let child = path.isEmpty ? name : "\(path)/\(name)"
      switch try? FileSystem.kind(of: Paths.join(root, child), followingLinks: false) {
      // Leftovers of an interrupted run of an earlier version.
      case .file where name.hasPrefix(OutputTransaction.temporaryPrefix): continue
      case .file, .link: files.append(child)
      case .folder where own.contains(child):
        if !visit(child, in: root, own: own) { return false }
      default: return false
      }
    }
    return true
  }
}
