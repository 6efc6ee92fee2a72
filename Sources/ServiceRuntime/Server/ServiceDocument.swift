/// A text a server gives to everybody, such as the description of a service.
public struct ServiceDocument: Sendable {
  /// Below the base URL, without a slash at its beginning.
  public var path: String
  /// The query that asks for it (`wsdl`); nil when the path alone does.
  public var query: String?
  /// The media type, with its charset.
  public var mediaType: String
  /// Makes the text; gets the URL of the server as the request names it, without a slash at its
  /// end.
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
  /// Whether a request asks for the document. An installation may lie below any path.
  func isAt(_ target: RequestTarget) -> Bool {
    target.path.lowercased().hasSuffix("/" + path.lowercased())
      && (target.query ?? "").lowercased() == (query ?? "").lowercased()
  }
}
