import Foundation

/// Searches a folder for pages and configurations, by their names.
struct SpecsSearch {
  static let configurationName = "docs2swift.json"

  /// The folders with a configuration, sorted by path.
  private(set) var configured: [URL] = []
  /// The folders with pages, sorted by path.
  private(set) var withPages: [URL] = []

  private let skipped: Set<String>
  private var visited: Set<String> = []

  /// - Parameters:
  ///   - skipped: folders to skip.
  ///   - entersPackages: whether packages inside the folder are searched.
  init(_ folder: URL, skipping skipped: [URL] = [], entersPackages: Bool = true) {
    self.skipped = Set(skipped.map { $0.resolvingSymlinksInPath().path })
    visit(folder, isRoot: true, entersPackages: entersPackages)
    configured.sort { $0.path < $1.path }
    withPages.sort { $0.path < $1.path }
  }

  private mutating func visit(_ folder: URL, isRoot: Bool = false, entersPackages: Bool) {
    let place = folder.resolvingSymlinksInPath().path
    if !isRoot, skipped.contains(place) { return }
    // A link may lead back to its own folder.
    guard visited.insert(place).inserted else { return }
    let names = Self.names(in: folder)
    if !isRoot, !entersPackages, names.contains("Package.swift") { return }
    if names.contains(Self.configurationName) { configured.append(folder) }
    if names.contains(where: { Self.isPage($0) }) { withPages.append(folder) }
    for name in names {
      let child = folder.appending(path: name)
      if Self.isFolder(child) { visit(child, entersPackages: entersPackages) }
    }
  }

  /// The files in a folder with matching names, sorted by path.
  static func files(below folder: URL, where isWanted: (String) -> Bool) -> [URL] {
    names(in: folder).flatMap { name in
      let child = folder.appending(path: name)
      // As the tool does: links inside the folder are not followed.
      if isLink(child) { return [URL]() }
      if isFolder(child) { return files(below: child, where: isWanted) }
      return isWanted(name) ? [child] : []
    }
  }

  /// Whether a file is a page, a WSDL, a schema or a Swagger file, by its name. A model file is
  /// written by the tool and does not count.
  static func isPage(_ name: String) -> Bool {
    let endings = [".md", ".wsdl", ".xsd", ".xml", ".json"]
    return name != configurationName && !name.hasSuffix(".model.json")
      && endings.contains { name.lowercased().hasSuffix($0) }
  }

  private static func names(in folder: URL) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func isLink(_ url: URL) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: url.path)) != nil
  }
}
