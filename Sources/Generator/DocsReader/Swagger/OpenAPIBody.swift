import PositionedJSON

/// Converts the body of a request in an OpenAPI 3 document to parameters of Swagger 2.0.
struct OpenAPIBody {
  private let media: JSONSyntaxTree.Member?
  /// Bodies that are made for one operation are named after it.
  private let wrapper: String?
  /// The name that servers of this project write: OpenAPI has no place for it.
  private let name: String?

  private static let nameKey = "x-codegen-request-body-name"

  init(_ body: JSONSyntaxTree, of operation: JSONSyntaxTree) {
    media = body.member("content")?.value.members?.first
    name = operation.member(Self.nameKey)?.value.text
    wrapper = operation.member("operationId")?.value.text.map {
      SwaggerReader.definitionsPrefix + $0 + "Request"
    }
  }

  /// - Parameter components: the parts that replace references.
  func parameters(_ components: inout OpenAPIComponents) -> [JSONSyntaxTree] {
    guard let media, let declared = media.value.member("schema")?.value else { return [] }
    let isMultipart = media.key.hasPrefix("multipart/")
    if isMultipart || media.key == "application/x-www-form-urlencoded" {
      let fields = components.schema(for: declared).member("properties")?.value.members ?? []
      return fields.map { field in
        let shape =
          isMultipart
          ? [field.labelled("type", "file")]
          : components.schema(for: field.value).swaggerSchema.members ?? []
        return parameter(field.key, in: "formData", shape, at: field)
      }
    }
    let schema = declared.swaggerSchema
    // Bytes need no description, and neither does JSON of any kind.
    if schema.members?.isEmpty ?? true, !media.key.contains("json") {
      let file = [media.labelled("type", "file")]
      return [parameter(name ?? "file", in: "formData", file, at: media)]
    }
    let isWrapper = wrapper != nil && schema.member("$ref")?.value.text == wrapper
    return [
      parameter(
        isWrapper ? RESTOperationPage.wrapperName : name ?? "body", in: "body",
        [media.renamed("schema", schema)], at: media)
    ]
  }

  private func parameter(
    _ name: String, in place: String, _ members: [JSONSyntaxTree.Member],
    at source: JSONSyntaxTree.Member
  ) -> JSONSyntaxTree {
    JSONSyntaxTree(
      value: .object([source.labelled("name", name), source.labelled("in", place)] + members),
      range: source.keyRange)
  }
}
