/// What is particular to this documentation and cannot be read on its pages.
///
/// A value in one place, overridable key by key in the configuration, so that readers know no
/// service by name. Patterns may hold `{version}`, `{agent}`, `{operation}` and `{namespace}`.
package struct DocumentationProfile: Codable, Equatable, Sendable {
  /// The target namespace of a Services version.
  package var namespace = "http://www.superoffice.net/ws/crm/NetServer/{version}"
  package var soapAction = "{namespace}/{agent}/{operation}"
  /// Relative to the installation's base URL.
  package var soapPath = "Remote/{version}/{agent}.svc"
  /// What the service's WSDL says; the samples show 1.2 and mean 1.1.
  package var soapEnvelopeVersion = "1.1"
  /// The header parts of a request whose sample shows credentials; without credentials only those
  /// that the sample shows.
  package var requestHeaderParts = ["ApplicationToken", "Credentials", "TimeZone"]
  package var responseHeaderParts = ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]

  package init() {}
}
