import ServiceModel

/// The media types that a header of a REST page lists. They tell how a body is sent.
struct RESTMediaTypes: Sendable {
  private static let form = "application/x-www-form-urlencoded"

  let names: [String]

  /// - Parameter header: its name. Its description has the types in backquotes.
  init(_ header: String, in headers: [RESTOperationPage.Row]) {
    names = headers.first { $0.name == header }?.text.codeSpans ?? []
  }

  /// Whether the only type is that of a form.
  var isForm: Bool { names == [Self.form] }

  /// Whether bodies of these types are files or text. Bodies that may be JSON are read as JSON.
  var areRaw: Bool {
    !names.isEmpty && !names.contains { $0.contains(ascii: "json") || $0 == Self.form }
  }

  /// Whether bodies of these types may be uploads.
  var areUploads: Bool {
    names.contains { ["application/octet-stream", "multipart/form-data"].contains($0) }
  }

  /// The type of a body that is sent unchanged, and not as JSON.
  var rawType: TypeReference {
    !names.isEmpty && names.allSatisfy { $0.hasPrefix("text/") }
      ? .string : .scalar(.base64Binary)
  }
}
