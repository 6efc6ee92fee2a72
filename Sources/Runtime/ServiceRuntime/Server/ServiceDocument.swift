/// A public document of a server, such as the description of a service.
public struct ServiceDocument: Sendable {
  /// Relative to the base URL, without a slash at its beginning.
  public var path: String
  /// The query of its URL (`wsdl`); nil if it has none.
  public var query: String?
  /// The media type, with its charset.
  public var mediaType: String
  /// Creates the text. The argument is the URL of the server from the request, without a slash at
  /// its end.
  public var text: @Sendable (_ baseURL: String) -> String

  /// Creates a document.
  public init(
    path: String, query: String? = nil, mediaType: String,
    text: @escaping @Sendable (_ baseURL: String) -> String
  ) {
    self.path = path
    self.query = query
    self.mediaType = mediaType
    self.text = text
  }
}

extension ServiceDocument {
  /// Whether a request is for the document. The base URL of an installation may have any path.
  func isAt(_ target: RequestTarget) -> Bool {
    target.path.lowercased().hasSuffix("/" + path.lowercased())
      && (target.query ?? "").lowercased() == (query ?? "").lowercased()
  }
}
