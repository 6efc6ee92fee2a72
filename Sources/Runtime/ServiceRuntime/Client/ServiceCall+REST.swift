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
    return try await send(
      rest.method, target: try target(parts.target),
      headers: httpHeaders(rest, parts: parts, credentials: credentials), body: parts.body
    ) { response in
      record(response)
      guard (200...299).contains(response.status) else { throw refusal(response) }
      return try read(response)
    }
  }

  /// The requested page of a list, or the target with the parameters. Only the query of the link is
  /// used, so that a response cannot redirect credentials.
  private func target(_ target: String) throws -> String {
    guard let link = connection.nextLink else { return target }
    let (asked, next) = (RequestTarget(target), RequestTarget(link))
    let name = asked.path.split(separator: "/").last ?? ""
    guard let query = next.query, next.path.lowercased().hasSuffix(name.lowercased()) else {
      throw error(.invalidResponse, message: "The next page is not one of this list.")
    }
    return "\(asked.path)?\(query)"
  }

  private func httpHeaders(
    _ rest: RESTOperation, parts: RESTRequestWriter.Parts, credentials: RESTCredentials
  ) -> HeaderFields {
    var headers = HeaderFields()
    credentials.apply(to: &headers)
    headers["SO-AppToken"] = connection.configuration.applicationToken
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
    do {
      if let type = response.mediaType, !type.isJSON { return try readRaw(response, type) }
      let root = try JSONDocument.parse(response.text(), limits: connection.configuration.limits)
      return try JSONResultReader.read(Operation.Output.self, from: root)
    } catch {
      throw invalidResponse("\(error)", response)
    }
  }

  private func readRaw(
    _ response: TransportResponse, _ type: MediaType
  ) throws(CodingFailure) -> Operation.Output {
    let coder = RawBodyCoder(reading: response.body, type)
    var output = Operation.Output.empty()
    output.code(with: coder)
    // A web page with the requested media type is the requested file.
    let isForeign = type.name == "text/html" || !coder.isUnderstood
    if isForeign, !response.body.isEmpty {
      throw CodingFailure(
        message: ForeignAnswer.kind(of: response) ?? ForeignAnswer.doubting("it is not JSON"))
    }
    return output
  }
}

extension RESTOperation {
  /// The media types of a response other than JSON.
  var binaryTypes: [String] { responseMediaTypes.filter { !$0.isEmpty } }

  /// Whether the response is JSON. It is if the operation lists no media types.
  var answersJSON: Bool {
    responseMediaTypes.isEmpty || responseMediaTypes.contains { MediaType($0)?.isJSON == true }
  }
}
