import Diagnostics
import ServiceModel

/// Joins REST operation pages to the operations of one Services version.
struct RESTResolver {
  let profile: DocumentationProfile
  let version: String?

  func resolve(
    _ pages: [RESTOperationPage], into drafts: inout [String: VersionDraft],
    diagnostics: inout DiagnosticBag
  ) {
  }
}
