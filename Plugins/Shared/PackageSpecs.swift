import Foundation
import PackagePlugin

/// The folders of pages in a package whose Swift is committed.
enum PackageSpecs {
  /// The folders that the user names, or else every one there is; none when that was reported.
  ///
  /// A folder of pages inside a target that does not say where the Swift goes belongs to the
  /// build-tool plugin.
  static func folders(in package: Package, named names: [String]) -> [URL] {
    if !names.isEmpty { return names.map { package.directoryURL.appending(path: $0) } }
    let search = SpecsSearch(package.directoryURL, entersPackages: false)
    let targets = package.targets.map { $0.directoryURL.path + "/" }
    let folders = search.configured.filter { folder in
      let isInTarget = targets.contains { (folder.path + "/").hasPrefix($0) }
      let configuration = SpecsConfiguration(in: folder)
      // What cannot be read must not be skipped in silence.
      return !isInTarget || !configuration.isReadable || configuration.namesOutput
    }
    if folders.isEmpty { reportNone(package, search) }
    return folders
  }

  private static func reportNone(_ package: Package, _ search: SpecsSearch) {
    let name = SpecsSearch.configurationName
    let folder = search.withPages.first ?? package.directoryURL.appending(path: "specs")
    var text =
      "no \(name) that says where Swift is committed: searched '\(package.directoryURL.path)' "
      + "and the folders in it; expected '\(folder.appending(path: name).path)'"
    if let other = search.configured.first {
      text +=
        "; the one in '\(other.path)' has no \"output\" and is left to the build-tool plugin"
    }
    Diagnostics.error(text)
  }
}
