import DepotAgent
import Foundation
import ServiceHTTPServer
@_spi(Generated) import ServiceRuntime
import ShelfResource

/// The requests that a server receives.
enum ServerTargets {
  private struct Depot: UnimplementedDepotAgentService {}
  private struct Shelves: UnimplementedShelfResourceService {}

  static let server: ServiceServer = {
    do {
      return try ServiceServer(
        [DepotAgentServer(Depot()), ShelfResourceServer(Shelves())], authenticator: AllowEveryone())
    } catch {
      fail("no server: \(error)")
    }
  }()

  static func soap(_ body: [UInt8]) {
    var request = TransportRequest(method: .post, target: "/Remote/Services88/Depot.svc")
    request.headers["Content-Type"] = "text/xml; charset=utf-8"
    request.body = body
    answer(request)
  }

  static func json(_ body: [UInt8]) {
    var request = TransportRequest(method: .post, target: "/api/v1/Shelf?kind=Wood")
    request.headers["Content-Type"] = "application/json"
    request.body = body
    answer(request)
  }

  static func multipart(_ body: [UInt8]) {
    var request = TransportRequest(method: .post, target: "/api/v1/Shelf/1/Image")
    request.headers["Content-Type"] = "multipart/form-data; boundary=b"
    request.body = body
    answer(request)
  }

  /// The text is the `Content-Type` of the request's body.
  static func mediaType(_ text: String) {
    var request = TransportRequest(method: .post, target: "/api/v1/Shelf/1/Image")
    request.headers["Content-Type"] = text
    request.headers["Accept"] = text
    answer(request)
  }

  /// The bytes are the target of a request: its path and query.
  static func urlValues(_ bytes: [UInt8]) {
    let target = String(decoding: bytes, as: UTF8.self)
    answer(TransportRequest(method: .get, target: target))
    answer(TransportRequest(method: .get, target: "/api/v1/Shelf?" + target))
    answer(TransportRequest(method: .get, target: "/api/v1/Shelf/" + target))
  }

  private static func answer(_ request: TransportRequest) {
    waiting {
      let response = await server.respond(to: request)
      guard (200..<600).contains(response.status) else { fail("status \(response.status)") }
    }
  }

  /// The bytes that a client writes to a connection before it closes its side.
  static func httpHead(_ bytes: [UInt8]) {
    // It is kept until the response has arrived, because a server without references stops.
    withExtendedLifetime(listener) { listener in
      guard let socket = ClientSocket(port: listener.port) else {
        fail("the server does not listen")
      }
      guard socket.write(bytes) else { fail("the server takes no bytes") }
      socket.readToEnd()
    }
  }

  private static let listener: HTTPServer = {
    let listener = HTTPServer(server, configuration: .init(port: 0))
    waiting {
      do { try await listener.start() } catch { fail("no server: \(error)") }
    }
    return listener
  }()
}
