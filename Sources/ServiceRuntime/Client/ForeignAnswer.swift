/// What a response is that is not in the protocol of the call: the answer of a proxy, a login page,
/// a service that speaks another protocol.
enum ForeignAnswer {
  /// In words that follow "cannot be understood"; nil when it may be what was asked for.
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

  /// What is wrong with an answer that is perhaps not a service's at all.
  static func doubting(_ problem: String) -> String {
    let problem = problem.hasSuffix(".") ? String(problem.dropLast()) : problem
    return "\(problem); is the base URL right?"
  }

  /// By how it begins: many a web page is sent under another type.
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

  /// The body in UTF-8, whatever encoding the header field names.
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
  /// What a status other than success says, whatever the protocol of the call.
  ///
  /// - Parameter problem: Why the response is not in that protocol.
  func refusal(_ response: TransportResponse, problem: String? = nil) -> any Error {
    if response.status == ServiceFault.Kind.notModified.status {
      return completed(ServiceFault.notModified(), response)
    }
    guard (400...599).contains(response.status) else {
      return error(
        .invalidResponse,
        ForeignAnswer.doubting("The response is a redirection or none at all"), response)
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
    return error(.invalidResponse, "The response cannot be understood: \(what)\(end)", response)
  }
}
