import Foundation

extension ServiceCall {
  func overREST(
    _ rest: RESTOperation, credentials: RESTCredentials
  ) async throws -> Operation.Output {
    let parts: RESTRequestWriter.Parts
    do {
      parts = try RESTRequestWriter.parts(of: input, rest, select: options.select)
    } catch {
      throw encodingFailed(error)
    }
    let response = try await send(
      rest.method, parts.target, httpHeaders(rest, parts, credentials), parts.body)
    record(response)
    guard (200...299).contains(response.status) else { throw fault(response) }
    return try read(response)
  }

  private func httpHeaders(
    _ rest: RESTOperation, _ parts: RESTRequestWriter.Parts, _ credentials: RESTCredentials
  ) -> HeaderFields {
    var headers = HeaderFields()
    credentials.apply(to: &headers)
    if let token = connection.applicationToken { headers["SO-AppToken"] = token.value }
    headers["Accept"] =
      rest.answersJSON ? "application/json" : rest.responseMediaTypes.joined(separator: ", ")
    headers["Content-Type"] = parts.contentType
    if let language = options.language {
      headers["Accept-Language"] = language
      headers["SO-Language"] = language
    }
    headers["SO-Culture"] = options.culture
    headers["SO-TimeZone"] = timeZone?.description
    return headers
  }

  private func read(_ response: TransportResponse) throws -> Operation.Output {
    if response.status == 204 { return .empty() }
    let type = response.headers["Content-Type"].flatMap { MediaType($0) }
    do {
      if let type, !type.isJSON { return try readRaw(response, type) }
      let root = try JSONDocument.parse(response.body, limits: connection.limits)
      return try JSONResultReader.read(Operation.Output.self, from: root)
    } catch {
      throw invalidResponse("\(error)", response)
    }
  }

  private func readRaw(
    _ response: TransportResponse, _ type: MediaType
  ) throws(CodingFailure) -> Operation.Output {
    // What answers in HTML is a login page or a proxy.
    guard type.name != "text/html" else { throw CodingFailure(message: "it is a web page") }
    let coder = RawBodyCoder(reading: response.body, type)
    var output = Operation.Output.empty()
    output.code(with: coder)
    guard coder.isUnderstood || response.body.isEmpty else {
      throw CodingFailure(message: "it is no JSON")
    }
    return output
  }

  /// What a status other than success says.
  private func fault(_ response: TransportResponse) -> any Error {
    if response.status == ServiceFault.notModifiedStatus {
      return completed(ServiceFault.notModified(), response)
    }
    guard (400...599).contains(response.status) else {
      return error(.invalidResponse, "The response is a redirection or none at all.", response)
    }
    var fault = ServiceFault(
      response.status < 500 ? .client : .server, "The service answered \(response.status).")
    if let root = try? JSONDocument.parse(response.body, limits: connection.limits),
      case .object(let fields) = root
    {
      fault.take(fields)
    }
    return completed(fault, response)
  }
}

extension ServiceFault {
  /// Takes over what an error's body says, in the documented form and in that of ASP.NET.
  fileprivate mutating func take(_ fields: [String: JSONValue]) {
    func text(_ name: String) -> String? {
      guard
        case .string(let text)? = fields.first(where: { $0.key.equalsIgnoringCase(name) })?.value
      else { return nil }
      return text
    }
    reason = text("Message") ?? text("title") ?? reason
    detail = text("MessageDetail") ?? text("detail")
    guard text("ExceptionType") != nil || text("ExceptionMessage") != nil else { return }
    exception = ExceptionInfo(
      message: text("ExceptionMessage"), exceptionType: text("ExceptionType"),
      stackTrace: text("StackTrace"))
  }
}

extension RESTOperation {
  /// What a response that is no JSON may be.
  var binaryTypes: [String] { responseMediaTypes.filter { !$0.isEmpty } }

  /// Whether a response is JSON; an operation that lists nothing answers JSON, if anything.
  var answersJSON: Bool {
    responseMediaTypes.isEmpty || responseMediaTypes.contains { MediaType($0)?.isJSON == true }
  }
}
