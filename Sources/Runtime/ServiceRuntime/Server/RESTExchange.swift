import Foundation

/// Handles one REST request. It is a class, because the closures of the request share it.
final class RESTExchange: Sendable {
  let server: ServiceServer
  let request: TransportRequest
  let requestID: String

  init(server: ServiceServer, request: TransportRequest, requestID: String) {
    self.server = server
    self.request = request
    self.requestID = requestID
  }

  /// A request for a known operation.
  private final class Call: ArrivedCall {
    let operation: any ServedOperation
    let rest: RESTOperation
    let pathValues: [String: String]
    let query: [URLPair]
    /// The media type of the response; nil if it has no body.
    let mediaType: String?
    let context: CallContext

    init(
      operation: any ServedOperation, rest: RESTOperation, pathValues: [String: String],
      query: [URLPair], mediaType: String?, context: CallContext
    ) {
      self.operation = operation
      self.rest = rest
      self.pathValues = pathValues
      self.query = query
      self.mediaType = mediaType
      self.context = context
    }
  }

  func respond() async -> TransportResponse {
    let arrival = await arrival(of: request)
    let context = OperationContext(arrival, .rest, requestID: requestID)
    return await server.run(request, context) { changed in
      changed.isSame(as: self.request)
        ? await self.answer(changed, arrival)
        : await self.answer(changed, await self.arrival(of: changed))
    } refusal: { error in
      Self.response(to: error)
    }
  }

  private func answer(
    _ request: TransportRequest, _ arrival: Arrival<Call>
  ) async -> TransportResponse {
    do {
      let (call, context) = try arrival.admitted()
      return try await serve(call, of: request, context)
    } catch {
      return Self.response(to: error)
    }
  }

  private func arrival(of request: TransportRequest) async -> Arrival<Call> {
    await Arrival(server.authenticator) {
      guard request.body.count <= server.limits.maximumMessageBytes else {
        throw HTTPRefusal.tooLarge
      }
      return try route(request)
    }
  }

  private func route(_ request: TransportRequest) throws -> Call {
    let target = RequestTarget(request.target)
    switch server.restRouter.match(request.method, target.path) {
    case .nothing where server.documents.contains { $0.isAt(target) }:
      throw HTTPRefusal.wrongMethod([.get, .head])
    case .nothing: throw HTTPRefusal.notFound
    case .wrongMethod(let allowed): throw HTTPRefusal.wrongMethod(allowed)
    case .operation(let operation, let values):
      guard let rest = operation.descriptor.rest else { throw HTTPRefusal.notFound }
      let type = try mediaType(for: operation, rest, request)
      guard let query = PercentEncoding.pairs(target.query ?? "") else {
        throw ServiceFault.client("The query has a broken escape.")
      }
      return Call(
        operation: operation, rest: rest, pathValues: values, query: query, mediaType: type,
        context: context(operation, request: request, query: query))
    }
  }

  /// A response without a body is always acceptable.
  private func mediaType(
    for operation: any ServedOperation, _ rest: RESTOperation, _ request: TransportRequest
  ) throws(HTTPRefusal) -> String? {
    guard operation.hasResult else { return nil }
    let offered = rest.answersJSON ? Self.jsonTypes : rest.binaryTypes
    guard
      let type = MediaType.negotiate(accept: request.headers.values("Accept"), offered: offered)
    else { throw .notAcceptable }
    return type
  }

  /// The documented types. The first one is the default of responses.
  static let jsonTypes = [
    "application/json", "text/json", "application/json-patch+json",
    "application/merge-patch+json",
  ]

  private func serve(
    _ call: Call, of request: TransportRequest, _ context: CallContext
  ) async throws -> TransportResponse {
    let source = try source(call, request)
    let body = try await call.operation.serveREST(source, context)
    var headers = context.response.current.headers
    if let timeZone = context.response.current.timeZone {
      headers["SO-TimeZone"] = timeZone.description
    }
    guard let body else { return TransportResponse(status: 204, headers: headers) }
    headers["Content-Type"] = contentType(
      of: body, headers["Content-Type"], call: call, request: request)
    return TransportResponse(status: 200, headers: headers, body: body)
  }

  /// The media type from the implementation or from the bytes of a file, if the caller accepts it.
  private func contentType(
    of body: [UInt8], _ chosen: String?, call: Call, request: TransportRequest
  ) -> String {
    let rest = call.rest
    let negotiated = call.mediaType ?? "application/json"
    if rest.answersJSON { return "\(negotiated); charset=utf-8" }
    if let chosen { return chosen }
    guard let found = FileSignature.mediaType(of: body), rest.responseMediaTypes.contains(found)
    else { return negotiated }
    return MediaType.negotiate(accept: request.headers.values("Accept"), offered: [found])
      ?? negotiated
  }

  private func context(
    _ operation: any ServedOperation, request: TransportRequest, query: [URLPair]
  ) -> CallContext {
    let select = query.filter { $0.name.equalsIgnoringCase("$select") }
    let language = request.headers["SO-Language"] ?? request.headers["Accept-Language"]
    return CallContext(
      operation: operation.descriptor.info, binding: .rest,
      credentials: .rest(RESTCredentials(from: request.headers)),
      applicationToken: request.headers["SO-AppToken"], headers: request.headers,
      select: select.flatMap { $0.value.split(separator: ",").map(String.init) },
      timeZone: request.headers["SO-TimeZone"].map { ServiceTimeZone(locationCode: $0) },
      language: language, culture: request.headers["SO-Culture"], requestID: requestID,
      remoteAddress: request.remoteAddress, connection: request.connection)
  }

  /// Reads the body in the form of the operation.
  private func source(
    _ call: Call, _ request: TransportRequest
  ) throws -> RESTRequestReader.Source {
    let rest = call.rest
    var source = RESTRequestReader.Source(
      pathValues: call.pathValues, query: URLParameters(call.query))
    let type = request.headers["Content-Type"].map { MediaType($0) }
    switch rest.body {
    case .none: break
    case .wrapper, .value:
      guard type.map({ $0?.isJSON == true && $0?.isUTF8 == true }) ?? true else {
        throw HTTPRefusal.unsupportedMedia
      }
      do {
        source.json = try JSONDocument.parse(request.body, limits: server.limits)
      } catch {
        throw ServiceFault.client("The request was refused: \(error).")
      }
    case .form:
      guard type.map({ $0?.name == MediaType.form }) ?? true else {
        throw HTTPRefusal.unsupportedMedia
      }
      let text = String(validating: request.body, as: UTF8.self)
      guard let text, let form = PercentEncoding.pairs(text[...]) else {
        throw ServiceFault.client("The form is not properly encoded.")
      }
      source.form = URLParameters(form)
    case .binary:
      source.file = try file(type, rest: rest, request: request)
    }
    return source
  }

  /// The file that is the body, or that is sent in a form. An empty body is not a file.
  private func file(
    _ type: MediaType??, rest: RESTOperation, request: TransportRequest
  ) throws -> [UInt8]? {
    if request.body.isEmpty, type == nil { return nil }
    if let type = type ?? nil, type.name == MultipartForm.mediaType {
      let name = rest.parameters.first { $0.location == .body }?.name ?? ""
      guard let file = MultipartForm.file(named: name, in: request.body, type) else {
        throw ServiceFault.client("The form has no file.")
      }
      return file
    }
    let accepted = rest.requestMediaTypes
    guard let type else { return request.body }
    guard let type, accepted.isEmpty || accepted.contains(type.name) else {
      throw HTTPRefusal.unsupportedMedia
    }
    return request.body
  }

  // MARK: Responses

  static func response(to error: any Error) -> TransportResponse {
    var answer: TransportResponse
    if let refusal = error as? HTTPRefusal {
      answer = response(refusal)
      answer.failure = refusal.fault
    } else {
      answer = response(ServiceFault(telling: error))
      answer.failure = error
    }
    return answer
  }

  private static func response(_ fault: ServiceFault) -> TransportResponse {
    let status = fault.restStatus
    // HTTP does not allow a body with this status.
    if status == ServiceFault.Kind.notModified.status { return TransportResponse(status: status) }
    var headers: HeaderFields = ["Content-Type": RESTRequestWriter.jsonType]
    if status == 401 { headers["WWW-Authenticate"] = "Bearer" }
    return TransportResponse(
      status: status, headers: headers,
      body: RESTErrorBody(
        message: fault.reason, messageDetail: fault.detail, errorCode: fault.ownSubcode
      ).bytes)
  }

  private static func response(_ refusal: HTTPRefusal) -> TransportResponse {
    var headers = refusal.headers
    headers["Content-Type"] = RESTRequestWriter.jsonType
    return TransportResponse(
      status: refusal.status, headers: headers,
      body: RESTErrorBody(message: refusal.message).bytes)
  }
}

/// `{Message, MessageDetail, ErrorCode}`
struct RESTErrorBody {
  var message: String?
  var messageDetail: String?
  /// A subcode that the status does not express.
  var errorCode: String?

  var bytes: [UInt8] {
    let writer = JSONFieldWriter()
    writer.object {
      var (message, detail, code) = (message, messageDetail, errorCode)
      writer.field("Message", &message)
      writer.field("MessageDetail", &detail)
      writer.field("ErrorCode", &code)
    }
    return writer.bytes
  }
}
