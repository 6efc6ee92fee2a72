import Dispatch
package import ServiceRuntime
import Synchronization

extension ScriptedServer {
  /// Serves a service.
  package convenience init(serving service: ServiceServer) throws {
    try self.init { request, connection in
      connection.send(Self.answer(of: service, to: request))
    }
  }

  /// A service's response as bytes; blocks the connection's thread.
  package static func answer(of service: ServiceServer, to request: ReceivedRequest) -> [UInt8] {
    let received = TransportRequest(
      method: HTTPMethod(rawValue: request.method), target: request.target,
      headers: HeaderFields(request.headers.map { ($0.name, $0.value) }), body: request.body)
    let answer = Answer()
    let semaphore = DispatchSemaphore(value: 0)
    Task {
      let response = await service.respond(to: received)
      answer.response.withLock { $0 = response }
      semaphore.signal()
    }
    semaphore.wait()
    return answer.response.withLock { $0 }.map(bytes) ?? []
  }

  private final class Answer: Sendable {
    let response = Mutex<TransportResponse?>(nil)
  }

  private static func bytes(_ response: TransportResponse) -> [UInt8] {
    var lines = ["HTTP/1.1 \(response.status) Status", "Content-Length: \(response.body.count)"]
    lines += response.headers.map { "\($0.name): \($0.value)" }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + response.body
  }
}
