import Diagnostics
import DocsReader
import ServiceModel

/// A SOAP operation page of an invented agent.
struct SOAPPage {
  var version = "Services9"
  var agent = "Library"
  var operation: String
  /// The text between the heading and the link to the WSDL.
  var prose = ""
  var hasCredentials = true
  /// The children of the request's wrapper; `L` is the prefix of the service's namespace, `A` that
  /// of arrays, `S` that of serialization, `C` a foreign one.
  var parameters = ""
  var results = ""
  var outputElement: String?
  var linksToWSDL = false

  var path: String { "soap/\(version)/\(agent)/\(operation).md" }
  var file: SourceFile { SourceFile(path: path, text: text) }

  var text: String {
    """
    ---
    title: \(version).\(agent)Agent.\(operation) SOAP
    generated: 1
    uid: \(version)-\(agent)-\(operation)
    ---

    # \(version) \(agent) \(operation)

    SOAP request and response examples **Remote/\(version)/\(agent).svc**
    Implemented by the <see cref="M:Some.I\(agent)Agent.\(operation)">method</see> method.

    ## \(operation)

    \(prose)

    \(linksToWSDL ? "[WSDL file for \(version)/\(agent)](../\(version)-\(agent).md)" : "")

    Obtain a ticket from the [\(version)/SoPrincipal.svc](../SoPrincipal/index.md)

    ## \(operation) Request

    ```xml
    \(envelope(header, wrapper: "L:\(operation)", content: parameters))
    ```

    ## \(operation) Response

    ```xml
    \(envelope("", wrapper: "L:\(outputElement ?? operation + "Response")", content: results))
    ```

    """
  }

  private var header: String {
    hasCredentials
      ? "<L:ApplicationToken>1</L:ApplicationToken><L:Credentials><L:Ticket>7T</L:Ticket></L:Credentials>"
      : "<L:ApplicationToken>1</L:ApplicationToken>"
  }

  private func envelope(_ header: String, wrapper: String, content: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <E:Envelope
     xmlns:E="http://www.w3.org/2003/05/soap-envelope"
     xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
     xmlns:xsd="http://www.w3.org/2001/XMLSchema"
     xmlns:A="http://schemas.microsoft.com/2003/10/Serialization/Arrays"
     xmlns:S="http://schemas.microsoft.com/2003/10/Serialization/"
     xmlns:C="http://example.com/cryptography"
     xmlns:L="http://www.superoffice.net/ws/crm/NetServer/\(version)">
     \(header)
     <E:Body>
      <\(wrapper)>\(content)</\(wrapper)>
     </E:Body>
    </E:Envelope>
    """
  }
}

/// The notations of REST pages from different years.
enum Notation: CaseIterable {
  case older
  case newer
}

/// A REST operation page.
struct RESTPage {
  struct Row {
    var name: String
    /// The text in the older notation and in the newer one.
    var type: (older: String, newer: String)
    var text = ""

    init(_ name: String, older: String, newer: String, text: String = "") {
      self.name = name
      self.type = (older, newer)
      self.text = text
    }
  }

  var notation = Notation.older
  var uid: String
  var method = "POST"
  var route: String
  var prose = ""
  var pathParts: [Row] = []
  var query: [Row] = [
    Row("$select", older: "string", newer: "string", text: "Properties to include.")
  ]
  var bodyName: String?
  var body: [Row] = []
  /// Nil for an operation that returns nothing.
  var result: (older: String, newer: String)? = ("string", "string")
  /// The sentence about the carrier, which the newer notation lost.
  var carrier = ""
  var response: [Row] = []
  var requestSample = "{}"
  var responseSample = "\"lorem\""

  static func agent(_ operation: String, of agent: String = "Library") -> RESTPage {
    RESTPage(
      uid: "v1\(agent)Agent_\(operation)", route: "Agents/\(agent)/\(operation)")
  }

  var path: String { "restful/\(uid).md" }
  var file: SourceFile { SourceFile(path: path, text: text) }

  var text: String {
    let title = "\(method == "DELETE" ? "DEL" : method) \(route)"
    return """
      ---
      title: \(title)
      \(notation == .older ? "id" : "uid"): \(uid)
      ---

      # \(title)

      ```http
      \(method) /api/v1/\(route)
      ```

      \(prose)

      \(table("Path Part | Type | Description", rows: pathParts, type: \.older))
      \(querySection)
      ## Request Headers

      | Parameter Name | Description |
      |----------------|-------------|
      | Authorization  | Schemes. |
      \(bodyName == nil ? "" : "| Content-Type | Content-type of the request body: `application/json`, `text/json` |\n")\(accept)| SO-AppToken | The token. |

      \(bodySection)
      \(notation == .older ? olderResponse : newerResponse)
      """
  }

  private var accept: String {
    let types = result == nil ? "" : "`application/json`"
    if result == nil, notation == .older { return "" }
    return "| Accept | Content-type(s) you would like the response in: \(types) |\n"
  }

  private var querySection: String {
    guard !query.isEmpty else { return "" }
    return """
      ## Query String Parameters

      \(table("Parameter Name | Type |  Description", rows: query, type: \.older))
      ```http
      \(query.map { "\(method) /api/v1/\(route)?\($0.name)=a" }.joined(separator: "\n"))
      ```

      """
  }

  private var bodySection: String {
    guard let bodyName else { return "" }
    let type: KeyPath<(older: String, newer: String), String> =
      notation == .older ? \.older : \.newer
    return """
      ## Request Body: \(bodyName)\(notation == .older ? "  " : " ")

      \(body.map(\.name).joined(separator: ", "))

      \(table("Property Name | Type |  Description", rows: body, type: type))
      """
  }

  private var olderResponse: String {
    guard let result else {
      return "## Response\n\nNo Content\n\n\(statuses("204", "No Content"))"
    }
    return """
      ## Response: \(result.older)

      \(carrier)

      \(statuses("200", "OK"))
      Response body: \(result.older)

      \(table("Property Name | Type |  Description", rows: response, type: \.older))
      ## Sample Request

      \(sampleRequest)

      \(sampleResponse("200 OK", responseSample))
      """
  }

  private var newerResponse: String {
    let isObject = ["object", ""].contains(result?.older ?? "")
    let status = result == nil ? "204 No Content" : "200 OK"
    return """
      ## Response:\(isObject ? "" : result?.newer ?? "")

      \(result == nil ? "No Content" : "OK")

      \(result == nil ? statuses("204", "No Content") : statuses("200", "OK"))
      ### Response body: \(result?.newer ?? "TableRight")

      \(table("Property Name | Type |  Description", rows: response, type: \.newer))
      ## Sample request

      \(sampleRequest)

      ## Sample response

      \(sampleResponse(status, result == nil ? "null" : responseSample))
      """
  }

  private var sampleRequest: String {
    let body = bodyName == nil ? "" : "\n\n\(requestSample)"
    return "```http!\n\(method) /api/v1/\(route)\nAccept-Language: en\(body)\n```"
  }

  private func sampleResponse(_ status: String, _ body: String) -> String {
    "```http_\nHTTP/1.1 \(status)\nContent-Type: application/json; charset=utf-8\n\n\(body)\n```"
  }

  private func statuses(_ code: String, _ text: String) -> String {
    "| Response | Description |\n|----------------|-------------|\n| \(code) | \(text) |\n"
  }

  private func table(
    _ header: String, rows: [Row], type: KeyPath<(older: String, newer: String), String>
  ) -> String {
    guard !rows.isEmpty else { return "" }
    let columns = header.split(separator: "|").map { _ in "---" }.joined(separator: "|")
    let lines = rows.map { "| \($0.name) | \($0.type[keyPath: type]) | \($0.text) |" }
    return (["| \(header) |", "|\(columns)|"] + lines).joined(separator: "\n") + "\n"
  }
}

/// The result of reading some files.
struct Outcome {
  let model: ServiceModel
  let diagnostics: [Diagnostic]

  init(_ files: [SourceFile], restVersion: String? = nil) {
    var bag = DiagnosticBag()
    model = DocumentationReader(restVersion: restVersion).read(files, diagnostics: &bag)
    diagnostics = bag.canonical
  }

  /// The rules of all findings, except for notes on indexes and prose.
  var ids: [String] { diagnostics.map(\.rule.id).filter { $0 != "no-operation" } }
  var serious: [Diagnostic] { diagnostics.filter { $0.severity > .note } }

  func type(_ name: String) -> TypeDefinition? { model.versions.last?.type(named: name) }

  func operation(_ name: String) -> ServiceOperation? {
    model.versions.flatMap(\.services).flatMap(\.operations).first { $0.name == name }
  }

  /// The names of all services.
  var services: [String] { model.versions.flatMap(\.services).map(\.name) }

  /// The types of keys and values of a dictionary.
  func pairs(_ name: String) -> String? {
    guard case .dictionary(let dictionary) = type(name)?.shape else { return nil }
    return "[\(dictionary.key): \(dictionary.value)]"
  }

  func fields(_ name: String) -> [String]? {
    guard case .complex(let complex) = type(name)?.shape else { return nil }
    return complex.fields.map { "\($0.name): \($0.type)" }
  }
}
