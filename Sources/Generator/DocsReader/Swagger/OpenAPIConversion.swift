import PositionedJSON

/// Converts an OpenAPI 3 document to Swagger 2.0, as far as the servers of this project describe
/// themselves with it. Every part keeps its position in the file.
///
/// Constructs that it does not know stay unchanged. They are then reported like everything that
/// Swagger 2.0 does not have.
struct OpenAPIConversion {
  private var components: OpenAPIComponents

  /// - Returns: nil for a file that is not an OpenAPI 3.1 document.
  static func swagger(_ root: JSONSyntaxTree) -> JSONSyntaxTree? {
    guard let version = root.member("openapi")?.value.text, version.hasPrefix("3.1") else {
      return nil
    }
    var conversion = OpenAPIConversion(components: OpenAPIComponents(of: root))
    return conversion.converted(root)
  }

  private mutating func converted(_ root: JSONSyntaxTree) -> JSONSyntaxTree {
    var members: [JSONSyntaxTree.Member] = []
    for member in root.members ?? [] {
      switch member.key {
      case "openapi": members.append(member.renamed("swagger", to: "2.0"))
      case "paths": members.append(member.with(paths(member.value)))
      case "components": members += definitions(member)
      // The address of a server is not a part of the paths of its operations.
      case "servers", "jsonSchemaDialect": break
      default: members.append(member)
      }
    }
    return root.with(members)
  }

  private func definitions(_ components: JSONSyntaxTree.Member) -> [JSONSyntaxTree.Member] {
    guard let named = components.value.member("schemas") else { return [] }
    return [named.renamed("definitions", named.value.mapMembers(\.value.swaggerDefinition))]
  }

  private mutating func paths(_ paths: JSONSyntaxTree) -> JSONSyntaxTree {
    paths.mapMembers { path in
      path.value.mapMembers { member in
        member.key == "parameters" ? parameters(member.value) : operation(member.value)
      }
    }
  }

  // MARK: Operations

  private mutating func operation(_ operation: JSONSyntaxTree) -> JSONSyntaxTree {
    guard let members = operation.members else { return operation }
    var result: [JSONSyntaxTree.Member] = []
    var sent: [JSONSyntaxTree] = []
    for member in members {
      switch member.key {
      case "parameters": sent += parameters(member.value).items ?? []
      case "requestBody":
        let body = components.target(of: member.value, in: .requestBodies)
        sent += OpenAPIBody(body, of: operation).parameters(&components)
        result.append(member.renamed("consumes", Self.mediaTypes(of: body)))
      case "responses": result += responses(member)
      default: result.append(member)
      }
    }
    if !sent.isEmpty {
      let list = JSONSyntaxTree(value: .array(sent), range: operation.range)
      result.append(
        JSONSyntaxTree.Member(key: "parameters", keyRange: operation.range, value: list))
    }
    return operation.with(result)
  }

  private mutating func responses(_ member: JSONSyntaxTree.Member) -> [JSONSyntaxTree.Member] {
    let answers = successes(member.value).map { answer in
      answer.with(components.target(of: answer.value, in: .responses))
    }
    let first = answers.first { $0.value.member("content") != nil }?.value
    let nothing = JSONSyntaxTree(value: .array([]), range: member.value.range)
    return [
      member.with(member.value.with(answers.map { $0.with(response($0.value)) })),
      member.renamed("produces", first.map(Self.mediaTypes) ?? nothing),
    ]
  }

  /// The responses to refused requests are the same for every operation, and are not a part of the
  /// documentation.
  private func successes(_ responses: JSONSyntaxTree) -> [JSONSyntaxTree.Member] {
    let members = responses.members ?? []
    let successes = members.filter { $0.key.hasPrefix("2") }
    return successes.isEmpty ? members : successes
  }

  /// Other media types are other notations of the same value.
  private func response(_ response: JSONSyntaxTree) -> JSONSyntaxTree {
    response.with(
      (response.members ?? []).flatMap { member -> [JSONSyntaxTree.Member] in
        guard member.key == "content" else { return [member] }
        let schema = member.value.preferredMedia?.value.member("schema")?.value
        return schema.map { [member.renamed("schema", $0.swaggerSchema)] } ?? []
      })
  }

  private static func mediaTypes(of content: JSONSyntaxTree) -> JSONSyntaxTree {
    let types = content.member("content")?.value.members ?? []
    return JSONSyntaxTree(
      value: .array(types.map { JSONSyntaxTree(value: .string($0.key), range: $0.keyRange) }),
      range: content.range)
  }

  // MARK: Parameters

  private mutating func parameters(_ list: JSONSyntaxTree) -> JSONSyntaxTree {
    var result: [JSONSyntaxTree] = []
    for item in list.items ?? [] {
      let parameter = components.target(of: item, in: .parameters)
      guard parameter.member("in")?.value.text != "cookie" else {
        if !result.contains(where: { $0.member("name")?.value.text == Self.cookieHeader }) {
          result += cookie(parameter)
        }
        continue
      }
      result += parts(of: parameter).map(self.parameter)
    }
    return JSONSyntaxTree(value: .array(result), range: list.range)
  }

  /// Callers may leave out most cookies. The others are a header, and reported like one.
  private func cookie(_ parameter: JSONSyntaxTree) -> [JSONSyntaxTree] {
    guard parameter.member("required")?.value.flag == true, let name = parameter.member("name")
    else { return [] }
    let members = [("name", Self.cookieHeader), ("in", "header"), ("type", "string")]
    return [
      parameter.with(members.map { name.renamed($0, to: $1) } + [name.renamed("required", true)])
    ]
  }

  private static let cookieHeader = "Cookie"

  /// An object in a query is sent as a parameter for each of its properties. Every other value is
  /// one parameter.
  private mutating func parts(of parameter: JSONSyntaxTree) -> [JSONSyntaxTree] {
    guard let declared = parameter.member("schema"), let name = parameter.member("name") else {
      return [parameter]
    }
    let object = components.schema(for: declared.value)
    guard let properties = object.member("properties")?.value.members else { return [parameter] }
    return properties.enumerated().map { index, property in
      let label = JSONSyntaxTree(
        value: .string("\(name.value.text ?? "").\(property.key)"), range: property.keyRange)
      let part = parameter.replacing("name", with: label).replacing("schema", with: property.value)
      return index == 0 ? part.with((part.members ?? []) + object.unsplitMembers) : part
    }
  }

  /// In OpenAPI 3 a parameter has a schema. In Swagger 2.0 it is a schema, unless the schema is a
  /// reference.
  private func parameter(_ parameter: JSONSyntaxTree) -> JSONSyntaxTree {
    guard let all = parameter.members else { return parameter }
    let own = Set(all.map(\.key))
    var members: [JSONSyntaxTree.Member] = []
    for member in all {
      switch member.key {
      case "schema":
        let schema = member.value.swaggerSchema
        if schema.member("$ref") != nil {
          members.append(member.with(schema))
          continue
        }
        members += (schema.members ?? []).filter { !own.contains($0.key) }
        if schema.member("type")?.value.text == "array" {
          members.append(member.renamed("collectionFormat", to: listForm(of: parameter)))
        }
      case "style" where Self.listForms[member.value.text ?? ""] != nil: break
      case "allowReserved" where member.value.flag == false: break
      case "explode", "example", "examples": break
      default: members.append(member)
      }
    }
    return parameter.with(members)
  }

  /// The styles of lists, each with its form in Swagger 2.0.
  private static let listForms = [
    "form": "csv", "simple": "csv", "spaceDelimited": "ssv", "pipeDelimited": "pipes",
  ]

  /// Only the items of a list in a query may be parameters of their own.
  private func listForm(of parameter: JSONSyntaxTree) -> String {
    let style = parameter.member("style")?.value.text ?? "form"
    guard parameter.member("in")?.value.text == "query" else { return "csv" }
    let isExploded = parameter.member("explode")?.value.flag ?? (style == "form")
    return isExploded ? "multi" : Self.listForms[style] ?? "csv"
  }
}

/// The named parts of an OpenAPI 3 document.
struct OpenAPIComponents {
  enum Kind: String, CaseIterable { case parameters, requestBodies, responses, schemas }

  private let parts: [Kind: [String: JSONSyntaxTree]]
  /// The remaining number of bytes of parts that may replace references. Otherwise many references
  /// to a large part would make a small file very large.
  private var room: Int

  init(of root: JSONSyntaxTree) {
    let components = root.member("components")?.value
    parts = Kind.allCases.reduce(into: [:]) { parts, kind in
      let members = components?.member(kind.rawValue)?.value.members ?? []
      parts[kind] = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
    }
    room = 4 * root.range.count
  }

  /// The schema; or the schema that it refers to, directly or as a value that may be null.
  mutating func schema(for tree: JSONSyntaxTree) -> JSONSyntaxTree {
    target(of: tree.valueUnlessNull ?? tree, in: .schemas)
  }

  /// The target of a reference. A value that is not a reference is its own target.
  mutating func target(of tree: JSONSyntaxTree, in kind: Kind) -> JSONSyntaxTree {
    guard let part = part(tree, kind), part.range.count <= room else { return tree }
    room -= part.range.count
    return part
  }

  private func part(_ tree: JSONSyntaxTree, _ kind: Kind) -> JSONSyntaxTree? {
    let prefix = "#/components/\(kind.rawValue)/"
    guard let text = tree.member("$ref")?.value.text, text.hasPrefix(prefix) else { return nil }
    return parts[kind]?[String(text.dropFirst(prefix.count))]
  }
}
