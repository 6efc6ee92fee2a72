public import Foundation

/// The description that a server publishes: the WSDL of each service at `<service>?wsdl`, and an
/// OpenAPI document of its REST operations at `/openapi.json`.
public struct SelfDescription: Sendable {
  /// The public URL of the server; nil to use the URL of each request.
  ///
  /// Set it if the server runs behind a proxy that terminates TLS.
  public var baseURL: URL?
  /// The title of the OpenAPI document; nil for the names of the services.
  public var title: String?
  /// The version of the OpenAPI document, which OpenAPI requires.
  public var version: String

  /// Creates the options.
  public init(baseURL: URL? = nil, title: String? = nil, version: String = "1.0") {
    self.baseURL = baseURL
    self.title = title
    self.version = version
  }

  /// `baseURL` for a document, without a slash at its end.
  func base(_ requested: String) -> String {
    guard var text = baseURL?.absoluteString else { return requested }
    while text.hasSuffix("/") { text.removeLast() }
    return text
  }
}
