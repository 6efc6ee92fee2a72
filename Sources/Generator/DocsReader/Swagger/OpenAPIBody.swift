import PositionedJSON

/// Converts the body of a request in an OpenAPI 3 document to parameters of Swagger 2.0.
struct OpenAPIBody {
  private let body: JSONSyntaxTree
  private let media: JSONSyntaxTree.Member?
  /// Bodies that are made for one operation are named after it.
  private let wrapper: String?
  /// The name that servers of this project write: OpenAPI has no place for it.
  private let name: String?

  private static let nameKey = "x-codegen-request-body-name"

  init(_ body: JSONSyntaxTree, of operation: JSONSyntaxTree) {
    self.body = body
    media = body.member("content")?.value.preferredMedia
    name = operation.member(Self.nameKey)?.value.text
    wrapper = operation.member("operationId")?.value.text.map {
      SwaggerReader.definitionsPrefix + $0 + "Request"
    }
  }

  /// - Parameter components: the parts that replace references.
  func parameters(_ components: inout OpenAPIComponents) -> [JSONSyntaxTree] {
    // A reference that is not followed is reported like one to a parameter.
    guard let media else { return body.member("$ref") == nil ? [] : [body] }
    let declared =
      media.value.member("schema")?.value
      ?? JSONSyntaxTree(value: .object([]), range: media.keyRange)
    // What has no place in Swagger 2.0 is reported where it is.
    let others = media.value.members(besides: ["schema", "example", "examples"])
    let isMultipart = media.key.hasPrefix("multipart/")
    if isMultipart || media.key == "application/x-www-form-urlencoded",
      let fields = components.schema(for: declared).member("properties")?.value.members
    {
      let object = components.schema(for: declared)
      return fields.enumerated().map { index, field in
        let shape = components.schema(for: field.value).swaggerSchema
        let isFile = isMultipart && shape.isBytes
        let members = isFile ? [field.labelled("type", "file")] : shape.formMembers(at: field)
        return parameter(
          field.key, in: "formData",
          index == 0 ? members + others + object.unsplitMembers : members,
          at: field)
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
        [media.renamed("schema", schema)] + others, at: media)
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

extension JSONSyntaxTree {
  /// The media type of a body that is read, with its schema: JSON, or else the first one.
  var preferredMedia: Member? { members?.first { $0.key.contains("json") } ?? members?.first }

  /// Whether a part of a form is the bytes of a file: it has no description, or only one of bytes.
  fileprivate var isBytes: Bool {
    let format = member("format")?.value.text
    return (members ?? []).allSatisfy { ["format", "description"].contains($0.key) }
      || ["byte", "binary"].contains(format) || member("contentMediaType") != nil
  }

  /// The members of an object that are lost if only its properties are sent.
  var unsplitMembers: [Member] {
    members(
      besides: SwaggerKeys.schema.harmless.union(["type", "properties", "required", "description"]))
  }

  /// The members of a parameter for a field of a form. A list is sent as several fields.
  fileprivate func formMembers(at field: Member) -> [Member] {
    let form = field.labelled("collectionFormat", "multi")
    return (members ?? []) + (member("type")?.value.text == "array" ? [form] : [])
  }
}
