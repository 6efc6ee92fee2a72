@_spi(Generated) public import ServiceRuntime

/// Checks that a server refuses malformed messages cleanly: a fault or a status that blames the
/// sender, and a body the sender can read.
///
/// Every check returns its findings; none if everything is correct, or if the operation is not
/// offered over the protocol.
@_spi(Generated) public enum BadInputCheck {
  /// Sends bad SOAP messages.
  public static func soap<Operation: OperationDefinition>(
    _ server: ServiceServer, _ operation: Operation.Type
  ) async throws -> [String] {
    guard let soap = Operation.descriptor.soap else { return [] }
    let good = try MessageCodec<Operation>.soapText(
      filled(Operation.Input.self), element: soap.input)
    var findings: [String] = []
    for (name, body) in badEnvelopes(good, soap) {
      let response = await server.respond(
        to: soapRequest(Operation.descriptor, body, action: soap.action))
      if let finding = judge(soap: response) { findings.append("\(name): \(finding)") }
    }
    let wrongAction = await server.respond(
      to: soapRequest(Operation.descriptor, good, action: soap.action + "Other"))
    if let finding = judge(soap: wrongAction) { findings.append("wrong action: \(finding)") }
    return findings
  }

  private static func badEnvelopes(_ good: String, _ soap: SOAPOperation) -> [(String, String)] {
    [
      ("empty", ""),
      ("no XML", "no XML"),
      ("truncated", String(good.prefix(good.count * 2 / 3))),
      ("no envelope", "<message/>"),
      ("another element", good.replacing(soap.input, with: "NoSuch" + soap.input)),
      ("document type", "<!DOCTYPE x [<!ENTITY e \"e\">]>" + good.dropFirst(38)),
      ("unbound prefix", good.replacing("<soap:Body>", with: "<soap:Body><u:x/>")),
      ("two bodies", good.replacing("</soap:Body>", with: "</soap:Body><soap:Body/>")),
      ("NUL", good.replacing("</soap:Body>", with: "\u{0}</soap:Body>")),
    ]
  }

  private static func soapRequest(
    _ descriptor: OperationDescriptor, _ body: String, action: String
  ) -> TransportRequest {
    TransportRequest(
      method: .post, target: "/" + (descriptor.service.soapPath ?? ""),
      headers: ["Content-Type": "text/xml; charset=utf-8", "SOAPAction": "\"\(action)\""],
      body: Array(body.utf8))
  }

  private static func judge(soap response: TransportResponse) -> String? {
    guard response.status >= 400 else { return "accepted with status \(response.status)" }
    let text = String(decoding: response.body, as: UTF8.self)
    guard text.contains(":Fault>") else { return "answered without a fault" }
    return text.contains(":Client") || text.contains(":Sender")
      ? nil : "answered with a fault that does not blame the sender"
  }

  /// Sends bad REST requests.
  public static func rest<Operation: OperationDefinition>(
    _ server: ServiceServer, _ operation: Operation.Type
  ) async throws -> [String] {
    guard let rest = Operation.descriptor.rest else { return [] }
    let path = try target(operation, rest)
    var requests: [(String, Int, TransportRequest)] = [
      ("unknown path", 404, request(rest.method, target: "/no/such" + path.dropFirst(1) + "/path")),
      ("wrong verb", 405, request(HTTPMethod(rawValue: "NOSUCH"), target: path)),
      ("broken query", 400, request(rest.method, target: path + "?$select=%zz")),
    ]
    if rest.parameters.contains(where: \.isRequired) {
      requests.append(("missing parameter", 400, request(rest.method, target: path)))
    }
    // Without a result there is nothing that could be unacceptable.
    if MessageCodec<Operation>.hasResult {
      let strange: HeaderFields = ["Accept": "application/x-no-such"]
      requests.append(("unacceptable", 406, request(rest.method, target: path, headers: strange)))
    }
    if rest.body == .wrapper || rest.body == .value {
      let json: HeaderFields = ["Content-Type": "application/json"]
      requests += [
        ("truncated", 400, request(rest.method, target: path, headers: json, body: "{\"a\":")),
        ("no JSON", 400, request(rest.method, target: path, headers: json, body: "no JSON")),
        ("NUL", 400, request(rest.method, target: path, headers: json, body: "{\"a\u{0}\":1}")),
        (
          "media type", 415,
          request(rest.method, target: path, headers: ["Content-Type": "text/csv"], body: "a,b")
        ),
      ]
    }
    if rest.body == .binary, !rest.requestMediaTypes.isEmpty {
      let text: HeaderFields = ["Content-Type": "text/csv"]
      requests.append(
        ("media type", 415, request(rest.method, target: path, headers: text, body: "a,b")))
    }
    if rest.body == .wrapper {
      let json: HeaderFields = ["Content-Type": "application/json"]
      requests.append(
        ("no object", 400, request(rest.method, target: path, headers: json, body: "[]")))
    }
    var findings: [String] = []
    for (name, status, request) in requests {
      let response = await server.respond(to: request)
      if response.status != status {
        findings.append("\(name): answered \(response.status), expected \(status)")
      }
    }
    return findings
  }

  private static func request(
    _ method: HTTPMethod, target: String, headers: HeaderFields = [:], body: String = ""
  ) -> TransportRequest {
    TransportRequest(method: method, target: target, headers: headers, body: Array(body.utf8))
  }

  /// A path whose parameters are such that the request is for this operation and no other.
  private static func target<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ rest: RESTOperation
  ) throws -> String {
    String(try MessageCodec<Operation>.target(filled(), rest).prefix { $0 != "?" })
  }
}
