import Diagnostics
import ServiceModel

/// Reads documentation pages into the service model.
package struct DocumentationReader: Sendable {
  package var profile: DocumentationProfile
  /// The Services version that REST pages belong to; nil joins the newest one that is given.
  package var restVersion: String?

  package init(profile: DocumentationProfile = DocumentationProfile(), restVersion: String? = nil) {
    self.profile = profile
    self.restVersion = restVersion
  }

  /// Reads all pages; the order of the files does not matter.
  ///
  /// - Returns: the model of everything that could be read; it is whole only when no error is
  ///   among the diagnostics.
  package func read(_ files: [SourceFile], diagnostics: inout DiagnosticBag) -> ServiceModel {
    ServiceModel()
  }
}
