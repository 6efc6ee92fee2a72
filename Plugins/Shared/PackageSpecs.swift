import Foundation
import PackagePlugin

/// The folders of pages in a package with committed code.
enum PackageSpecs {
  /// The folders that the user names, otherwise all of them; none after a reported error.
  ///
  /// A folder of pages inside a target without an output folder belongs to the
  /// build-tool plugin.
  static func folders(in package: Package, named names: [String]) -> [URL] {
    if !names.isEmpty { return names.map { package.directoryURL.appending(path: $0) } }
    let search = SpecsSearch(package.directoryURL, entersPackages: false)
    let targets = package.targets.map { $0.directoryURL.path + "/" }
    let folders = search.configured.filter { folder in
      let isInTarget = targets.contains { (folder.path + "/").hasPrefix($0) }
      let configuration = SpecsConfiguration(in: folder)
      // Unreadable configurations must not be silently skipped.
      return !isInTarget || !configuration.isReadable || configuration.namesOutput
    }
    if folders.isEmpty { reportNone(package, search) }
    return folders
  }

  private static func reportNone(_ package: Package, _ search: SpecsSearch) {
    let name = SpecsSearch.configurationName
    let folder = search.withPages.first ?? package.directoryURL.appending(path: "specs")
    var text =
      "no \(name) for committed code: searched '\(package.directoryURL.path)' "
      + "and the folders in it; expected '\(folder.appending(path: name).path)'"
    if let other = search.configured.first {
      text +=
        "; the one in '\(other.path)' has no \"output\" and is left to the build-tool plugin"
    }
    Diagnostics.error(text)
  }
}
