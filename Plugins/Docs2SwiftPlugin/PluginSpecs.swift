import Foundation
import PackagePlugin

/// The pages of a target, with everything else that the generator reads.
struct PluginSpecs {
  let folder: URL
  let pages: [URL]
  let inputs: [URL]

  /// - Returns: nil if something is missing or misplaced, which was reported.
  static func find(
    for module: any SourceModuleTarget, otherTargets: [URL]
  ) -> PluginSpecs? {
    let name = SpecsSearch.configurationName
    let search = SpecsSearch(module.directoryURL, skipping: otherTargets)
    guard let folder = search.configured.first else {
      reportMissing(for: module, search, otherTargets)
      return nil
    }
    guard search.configured.count == 1 else {
      let list = search.configured.map { $0.appending(path: name).path }.joined(separator: ", ")
      Diagnostics.error(
        "target '\(module.name)' has several \(name): \(list); Docs2SwiftPlugin uses one for a "
          + "target, so use a separate target for each folder of documentation")
      return nil
    }
    let specs = PluginSpecs(folder)
    if specs.pages.isEmpty {
      reportNoPages(for: module, folder, search)
      return nil
    }
    return specs
  }

  /// The pages in a folder that has a configuration.
  init(_ folder: URL) {
    self.folder = folder
    let configuration = SpecsConfiguration(in: folder)
    let templates = configuration.place(named: "templates").map {
      SpecsSearch.files(below: $0) { $0.hasSuffix(".mustache") }
    }
    let corrections = configuration.place(named: "corrections")
    pages = SpecsSearch.files(below: folder, where: SpecsSearch.isPage)
      .filter { $0.standardizedFileURL != corrections?.standardizedFileURL }
    inputs =
      [folder.appending(path: SpecsSearch.configurationName)] + pages + (templates ?? [])
      + [corrections].compactMap { $0 }
  }

  private static func reportMissing(
    for module: any SourceModuleTarget, _ search: SpecsSearch, _ otherTargets: [URL]
  ) {
    let name = SpecsSearch.configurationName
    let target = module.directoryURL
    let expected = (search.withPages.first ?? target.appending(path: "specs"))
    var text =
      "target '\(module.name)' uses Docs2SwiftPlugin and has no \(name): searched "
      + "'\(target.path)' and the folders in it; expected "
      + "'\(expected.appending(path: name).path)', next to the documentation (pages, WSDL files, Swagger files)"
    let elsewhere = otherTargets.filter { $0.path.hasPrefix(target.path + "/") }
      .flatMap { SpecsSearch($0).configured }
    if let other = elsewhere.first {
      text += "; the one in '\(other.path)' is in the folder of another target"
    }
    Diagnostics.error(text + "; 'docs2swift init \(expected.path)' creates it")
  }

  private static func reportNoPages(
    for module: any SourceModuleTarget, _ folder: URL, _ search: SpecsSearch
  ) {
    let name = SpecsSearch.configurationName
    var text =
      "target '\(module.name)' has no documentation (*.md, *.wsdl, *.xsd, *.xml, *.json) next to its "
      + "\(name): searched '\(folder.path)' and the folders in it"
    if let pages = search.withPages.first {
      text += "; there is some in '\(pages.path)': move \(name) there"
    }
    Diagnostics.error(text)
  }
}
