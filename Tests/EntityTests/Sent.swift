import Foundation
import ServiceRuntime
import ShelfResource

/// A transport that keeps the requests, and returns prepared responses.
actor Sent: ClientTransport {
  private(set) var requests: [TransportRequest] = []
  private let answer: TransportResponse

  init(_ status: Int = 204, _ headers: HeaderFields = [:], body: String = "") {
    answer = TransportResponse(status: status, headers: headers, body: Array(body.utf8))
  }

  var last: TransportRequest? { requests.last }

  nonisolated func send(
    _ request: TransportRequest, context: OperationContext
  ) async throws -> TransportResponse {
    await answer(request)
  }

  private func answer(_ request: TransportRequest) -> TransportResponse {
    requests.append(request)
    return answer
  }

  nonisolated var client: ShelfResourceClient {
    ShelfResourceClient(
      .rest(
        URL(string: "https://example.com") ?? URL(filePath: "/"), credentials: .ticket("7T"),
        .init(transport: self)))
  }
}

/// A server of a mock that accepts every caller.
func server(_ mock: MockShelfResourceService) -> ServiceServer {
  ServiceServer(ShelfResourceServer(mock), authenticator: AllowEveryone())
}

extension ServiceServer {
  /// Answers a request that consists of these parts.
  func answer(
    _ method: HTTPMethod, target: String, headers: HeaderFields = [:], body: [UInt8] = []
  ) async -> TransportResponse {
    await respond(
      to: TransportRequest(method: method, target: target, headers: headers, body: body))
  }
}

extension TransportResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
}
