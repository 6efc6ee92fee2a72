/// Describes a response that does not follow the protocol of the call: from a proxy, a login page,
/// or a service with another protocol.
enum ForeignAnswer {
  /// Words to put after "cannot be understood"; nil if it may be the expected response.
  static func kind(of response: TransportResponse) -> String? {
    if response.body.isEmpty { return doubting("it is empty") }
    let type = response.mediaType
    if type?.name == "text/html" || type?.name == "application/xhtml+xml"
      || looksLikeWebPage(response.body)
    {
      return doubting("it is a web page")
    }
    if let type, type.name.hasPrefix("multipart/") {
      return "it is a \(type.name) message, as those with attachments are, which is not supported"
    }
    return nil
  }

  /// The problem with a response that may not come from a service at all.
  static func doubting(_ problem: String) -> String {
    let problem = problem.hasSuffix(".") ? String(problem.dropLast()) : problem
    return "\(problem); is the base URL right?"
  }

  /// Judged by the first bytes, because many web pages are sent with another media type.
  private static func looksLikeWebPage(_ body: [UInt8]) -> Bool {
    let start = body.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = body.dropFirst(start).drop(while: \.isXMLSpace)
    return ["<!doctype html", "<html"].contains { beginning in
      text.prefix(beginning.utf8.count).map(\.asciiLowercase) == Array(beginning.utf8)
    }
  }
}

extension TransportResponse {
  var mediaType: MediaType? { headers["Content-Type"].flatMap { MediaType($0) } }

  /// The body converted to UTF-8 from the encoding in the header field.
  func text() throws(CodingFailure) -> [UInt8] {
    let decoded: [UInt8]?
    do {
      decoded = try TextEncoding.utf8(body, named: charset)
    } catch {
      throw CodingFailure(message: error.message)
    }
    return decoded ?? body
  }

  /// The body as XML.
  func xml(limits: ServiceLimits) throws(XMLRefusal) -> XMLDocument {
    try XMLParser.parse(body, charset: charset, limits: limits)
  }

  private var charset: String? { mediaType?.parameters["charset"] }
}

extension ServiceCall {
  /// The error for a status other than success, over both bindings.
  ///
  /// - Parameter problem: Why the response does not follow the protocol.
  func refusal(_ response: TransportResponse, problem: String? = nil) -> any Error {
    if response.status == ServiceFault.Kind.notModified.status {
      return completed(ServiceFault.notModified(), response)
    }
    guard (400...599).contains(response.status) else {
      return error(
        .invalidResponse,
        message: ForeignAnswer.doubting("The response is a redirection or none at all"),
        response: response)
    }
    var fault = ServiceFault(
      response.status < 500 ? .client : .server, "The service answered \(response.status).")
    let isTold =
      ErrorBody(response, limits: connection.configuration.limits).map { $0.tell(&fault) } ?? false
    if !isTold, !response.body.isEmpty {
      fault.detail = ForeignAnswer.kind(of: response) ?? problem
    }
    return completed(fault, response)
  }

  func invalidResponse(_ what: String, _ response: TransportResponse) -> ServiceCallError {
    let end = what.hasSuffix("?") || what.hasSuffix(".") ? "" : "."
    return error(
      .invalidResponse, message: "The response cannot be understood: \(what)\(end)",
      response: response)
  }
}
