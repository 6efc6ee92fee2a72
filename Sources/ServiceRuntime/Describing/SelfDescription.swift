public import Foundation

/// What a server tells about itself: the WSDL of each service at `<service>?wsdl`, and an OpenAPI
/// document of its REST operations at `/openapi.json`.
public struct SelfDescription: Sendable {
  /// Where the server is reached from outside; nil to take what each request says.
  ///
  /// Behind a proxy that ends TLS only you know.
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

  /// `baseURL` as it goes into a text, without a slash at its end.
  func base(_ requested: String) -> String {
    guard var text = baseURL?.absoluteString else { return requested }
    while text.hasSuffix("/") { text.removeLast() }
    return text
  }
}
