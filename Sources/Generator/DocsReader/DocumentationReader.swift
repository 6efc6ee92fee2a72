import Diagnostics
import ServiceModel

/// Reads documentation pages into the service model.
package struct DocumentationReader: Sendable {
  package var profile: DocumentationProfile
  /// The Services version that REST pages belong to; nil means the newest one in the folder.
  package var restVersion: String?

  /// The position where that version is set.
  package var restVersionPlace: SourceLocation?

  package init(
    profile: DocumentationProfile = DocumentationProfile(), restVersion: String? = nil,
    restVersionPlace: SourceLocation? = nil
  ) {
    self.profile = profile
    self.restVersion = restVersion
    self.restVersionPlace = restVersionPlace
  }

  /// Reads all pages. The order of the files does not matter. If no page has an operation, the
  /// model is empty. That is not an error here.
  ///
  /// - Returns: the model of everything that could be read. It is complete only if there is no
  ///   error in the diagnostics. It includes operations that cannot be offered, so that corrections
  ///   and selections can name them. `Availability` removes them.
  package func read(_ files: [SourceFile], diagnostics: inout DiagnosticBag) -> ServiceModel {
    var declarations: [String: DeclarationPlaces] = [:]
    return read(files, declarations: &declarations, diagnostics: &diagnostics)
  }

  /// - Parameter declarations: the positions in WSDLs and schemas, by version.
  package func read(
    _ files: [SourceFile], declarations: inout [String: DeclarationPlaces],
    diagnostics: inout DiagnosticBag
  ) -> ServiceModel {
    let names = XMLNames()
    let readings = PageSetReader.read(PageFiles(files).pages, names: names)
    let pages = PageSelection(readings, diagnostics: &diagnostics)
    var drafts = SOAPResolver.resolve(
      pages.soap, profile: profile, names: names, diagnostics: &diagnostics)
    let stated = WSDLResolver(profile: profile, names: names)
      .resolve(pages.wsdl, diagnostics: &diagnostics)
    let samples = SampleParts(pages: pages.soap, names: names)
    drafts.merge(stated) { draft, version in
      let merger = WSDLMerger(version, into: draft, samples: samples)
      diagnostics.merge(merger.diagnostics)
      return merger.draft
    }
    for index in pages.indexes { index.add(to: &drafts, diagnostics: &diagnostics) }
    let hasREST = !pages.rest.isEmpty || !pages.swagger.isEmpty
    if hasREST { checkRESTVersion(among: drafts.keys, diagnostics: &diagnostics) }
    RESTResolver.resolve(
      pages.rest, pages.swagger, profile: profile, version: restVersion, into: &drafts,
      diagnostics: &diagnostics)
    for name in drafts.keys.sorted() {
      guard var draft = drafts[name] else { continue }
      OperationNameCheck().report(on: draft, diagnostics: &diagnostics)
      TypeCompletion(profile: profile).complete(&draft, diagnostics: &diagnostics)
      diagnostics.merge(FieldNameCheck(draft).diagnostics)
      MissingWSDL(draft: draft).report(pages.soap, diagnostics: &diagnostics)
      drafts[name] = draft
    }
    declarations = drafts.mapValues(\.declarations)
    return ServiceModel(versions: drafts.values.map { $0.finish() }.sorted { $0.name < $1.name })
  }

  /// Reports a REST version that no other page has. Its operations would become separate services.
  private func checkRESTVersion(
    among versions: some Collection<String>, diagnostics: inout DiagnosticBag
  ) {
    guard let restVersion, !versions.isEmpty, !versions.contains(restVersion) else { return }
    diagnostics.emit(
      DocsReaderRules.restVersionUnknown,
      "\"restVersion\" is '\(restVersion)', and no SOAP or WSDL page is of that version",
      at: restVersionPlace, hint: "there are pages of \(versions.sorted().joined(separator: ", "))")
  }
}
