import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

/// Returns its input, so that a call tests both directions of a value.
struct EchoLibrary: UnimplementedLibraryService {
  struct Refused: Error, CustomStringConvertible {
    var description: String { "connection string: server=db;password=hunter2" }
  }

  func saveBook(book: Book?, context: CallContext) async throws -> String? {
    switch book?.title {
    case "fault":
      throw ServiceFault(
        .client, "No such shelf.", detail: "Shelf 7.",
        exception: ExceptionInfo(
          message: "Shelf 7 is gone.", exceptionType: "ShelfException",
          parameters: ["shelf": "7", "floor": "2"],
          innerException: ExceptionInfo(message: "Fire.")))
    case "internal": throw Refused()
    case "context":
      context.setExtraInfo("pages", "3")
      context.setResponseHeader("X-Library", "yes")
      return
        "\(context.timeZone?.description ?? "-") \(context.applicationToken ?? "-") "
        + "\(context.language ?? "-") \(context.principal?.name ?? "-")"
    case "zone":
      context.setResponseTimeZone("SE")
      return nil
    default: return book?.title
    }
  }

  func getBook(bookId: Int32, context: CallContext) async throws -> Book? {
    if bookId == 404 { return nil }
    var book = Book(title: "Book \(bookId)", pages: bookId)
    book.right = AccessRight(mask: .poetry, reason: "because")
    book.chapters = [Chapter(heading: "One", sections: [Chapter(heading: "One and a half")])]
    return book
  }

  func getDefaultBook(context: CallContext) async throws -> Book? { Book(title: "Default") }

  func findBooks(
    formats: [BookFormat]?, after: DateTime, words: String?, ids: [Int32]?, context: CallContext
  ) async throws -> [Book]? {
    let formats = (formats ?? []).map(\.rawValue).joined(separator: "+")
    let ids = (ids ?? []).map(String.init).joined(separator: "+")
    return [Book(title: "\(formats)|\(after)|\(words ?? "nil")|\(ids)"), Book(pages: 2)]
  }

  func replaceBook(bookId: Int32, book: Book?, context: CallContext) async throws -> Book? {
    var book = book
    book?.pages = bookId
    return book
  }

  func deleteBook(bookId: Int32, context: CallContext) async throws {}

  func readPart(
    name: String?, context: CallContext
  ) async throws -> (length: Int64, response: String?) { (7, name) }

  func countBooks(genre: BookFormat, context: CallContext) async throws -> Int32 {
    genre == .paperback ? 1 : 2
  }

  func getLabels(context: CallContext) async throws -> [String: String]? { ["b": "2", "a": "1"] }

  func setLabels(labels: [String: String]?, context: CallContext) async throws -> Bool {
    labels == ["x": "1", "y": ""]
  }

  func download(bookId: Int32, context: CallContext) async throws -> Data? {
    Data([0, 255, UInt8(truncatingIfNeeded: bookId)])
  }

  func sendForm(name: String?, count: Int32, context: CallContext) async throws -> String? {
    "\(name ?? "nil") \(count)"
  }

  func findShelf(kind: String?, context: CallContext) async throws -> String? { kind }
}

/// Accepts one ticket.
struct TicketAuthenticator: Authenticator {
  var accepted = "good"

  func authenticate(_ context: CallContext) async throws -> Principal? {
    switch context.credentials {
    case .soap(.ticket(accepted)), .rest(.ticket(accepted)), .rest(.bearer(accepted)):
      return Principal(name: "reader")
    default: throw ServiceFault.unauthenticated()
    }
  }
}

enum Fixture {
  static func url(_ text: String = "http://library.example/Cust1/") throws -> URL {
    try #require(URL(string: text))
  }

  static func server(
    _ authenticator: any Authenticator = AllowEveryone(),
    middleware: [any ServerMiddleware] = [],
    limits: ServiceLimits = ServiceLimits(),
    onInternalError: (@Sendable (any Error, OperationContext) -> Void)? = nil
  ) -> ServiceServer {
    ServiceServer(
      LibraryServer(EchoLibrary()), authenticator: authenticator, middleware: middleware,
      limits: limits, onInternalError: onInternalError)
  }

  static func client(
    _ binding: ServiceBinding, transport: (any ClientTransport)? = nil,
    middleware: [any ClientMiddleware] = [], limits: ServiceLimits = ServiceLimits()
  ) throws -> LibraryClient {
    LibraryClient(
      try connection(
        binding, to: transport ?? LoopbackTransport(server()), middleware: middleware,
        limits: limits))
  }

  static func connection(
    _ binding: ServiceBinding, to transport: any ClientTransport, url text: String? = nil,
    middleware: [any ClientMiddleware] = [], limits: ServiceLimits = ServiceLimits()
  ) throws -> ServiceConnection {
    let url = try self.url(text ?? "http://library.example/Cust1/")
    return switch binding {
    case .soap:
      .soap(
        url, credentials: .ticket("good"),
        .init(applicationToken: "app", transport: transport, middleware: middleware, limits: limits)
      )
    case .rest:
      .rest(
        url, credentials: .ticket("good"),
        .init(applicationToken: "app", transport: transport, middleware: middleware, limits: limits)
      )
    }
  }

  static func soap(
    _ body: String, action: String? = nil, contentType: String? = "text/xml; charset=utf-8"
  ) -> TransportRequest {
    var request = TransportRequest(
      method: .post, target: "/Remote/Services1/Library.svc", body: Array(body.utf8))
    request.headers["Content-Type"] = contentType
    request.headers["SOAPAction"] = action
    return request
  }

  static func envelope(
    _ body: String, header: String = "", version: SOAPVersion = .v1_1
  ) -> String {
    let namespace =
      version == .v1_1
      ? "http://schemas.xmlsoap.org/soap/envelope/" : "http://www.w3.org/2003/05/soap-envelope"
    return """
      <e:Envelope xmlns:e="\(namespace)" xmlns:l="\(LibrarySchema.namespace)" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xmlns:xsd="http://www.w3.org/2001/XMLSchema">\
      \(header.isEmpty ? "" : "<e:Header>\(header)</e:Header>")<e:Body>\(body)</e:Body>\
      </e:Envelope>
      """
  }
}

/// Returns the same response to every request, and keeps the requests.
final class CannedTransport: ClientTransport {
  private let answer: @Sendable (TransportRequest) async throws -> TransportResponse
  let requests = Kept<TransportRequest>()

  init(_ answer: @escaping @Sendable (TransportRequest) async throws -> TransportResponse) {
    self.answer = answer
  }

  convenience init(status: Int, type: String? = nil, _ body: String = "") {
    self.init { _ in
      var response = TransportResponse(status: status, body: Array(body.utf8))
      response.headers["Content-Type"] = type
      return response
    }
  }

  func send(
    _ request: TransportRequest, context: OperationContext
  ) async throws -> TransportResponse {
    requests.add(request)
    return try await answer(request)
  }
}
