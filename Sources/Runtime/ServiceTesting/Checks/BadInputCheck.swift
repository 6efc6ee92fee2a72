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
    var findings: [String] = []
    for bad in badRequests(rest, hasResult: MessageCodec<Operation>.hasResult) {
      let request = TransportRequest(
        method: bad.method ?? rest.method, target: bad.target(path), headers: bad.headers,
        body: Array(bad.body.utf8))
      let response = await server.respond(to: request)
      if response.status != bad.status {
        findings.append("\(bad.name): answered \(response.status), expected \(bad.status)")
      }
    }
    return findings
  }

  /// What is wrong with a request to an operation, and the status that it must get.
  private struct BadRequest {
    let name: String
    let status: Int
    var method: HTTPMethod?
    var headers: HeaderFields = [:]
    var body = ""
    /// Makes the target from the path of the operation.
    var target: (String) -> String = { $0 }
  }

  private static func badRequests(_ rest: RESTOperation, hasResult: Bool) -> [BadRequest] {
    var requests = [
      BadRequest(name: "unknown path", status: 404) { "/no/such" + $0.dropFirst(1) + "/path" },
      BadRequest(name: "wrong verb", status: 405, method: HTTPMethod(rawValue: "NOSUCH")),
      BadRequest(name: "broken query", status: 400) { $0 + "?$select=%zz" },
    ]
    if rest.parameters.contains(where: \.isRequired) {
      requests.append(BadRequest(name: "missing parameter", status: 400))
    }
    // Without a result there is nothing that could be unacceptable.
    if hasResult {
      let strange: HeaderFields = ["Accept": "application/x-no-such"]
      requests.append(BadRequest(name: "unacceptable", status: 406, headers: strange))
    }
    return requests + badBodies(of: rest)
  }

  private static func badBodies(of rest: RESTOperation) -> [BadRequest] {
    func json(_ name: String, _ body: String) -> BadRequest {
      BadRequest(
        name: name, status: 400, headers: ["Content-Type": "application/json"], body: body)
    }
    let text = BadRequest(
      name: "media type", status: 415, headers: ["Content-Type": "text/csv"], body: "a,b")
    let values = [
      json("truncated", "{\"a\":"), json("no JSON", "no JSON"), json("NUL", "{\"a\u{0}\":1}"), text,
    ]
    return switch rest.body {
    case .wrapper: values + [json("no object", "[]")]
    case .value: values
    case .binary: rest.requestMediaTypes.isEmpty ? [] : [text]
    default: []
    }
  }

  /// A path whose parameters are such that the request is for this operation and no other.
  private static func target<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ rest: RESTOperation
  ) throws -> String {
    String(try MessageCodec<Operation>.target(filled(), rest).prefix { $0 != "?" })
  }
}
