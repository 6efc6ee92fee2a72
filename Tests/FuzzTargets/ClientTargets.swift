import DepotAgent
import Foundation
@_spi(Generated) import ServiceRuntime
import ShelfResource

/// The responses that a client receives.
enum ClientTargets {
  /// Answers every request in the same way.
  private struct Answer: ClientTransport {
    let response: TransportResponse

    func send(
      _ request: TransportRequest, context: OperationContext
    ) async throws -> TransportResponse { response }
  }

  /// The first byte chooses the status.
  static func soap(_ bytes: [UInt8]) {
    let answer = answer(bytes, "text/xml; charset=utf-8")
    guard let url = URL(string: "http://localhost") else { return }
    waiting {
      let client = DepotAgentClient(.soap(url, credentials: .ticket("t"), .init(transport: answer)))
      _ = try? await client.getItem(itemId: 1)
      _ = try? await client.getKey()
    }
  }

  static func json(_ bytes: [UInt8]) {
    let answer = answer(bytes, "application/json")
    guard let url = URL(string: "http://localhost") else { return }
    waiting {
      let client = ShelfResourceClient(
        .rest(url, credentials: .bearer("b"), .init(transport: answer)))
      _ = try? await client.getAll()
      _ = try? await client.getShelf(id: 1)
    }
  }

  private static func answer(_ bytes: [UInt8], _ type: String) -> Answer {
    let statuses = [200, 500, 404, 502, 204]
    let status = statuses[Int(bytes.first ?? 0) % statuses.count]
    return Answer(
      response: TransportResponse(
        status: status, headers: ["Content-Type": type], body: Array(bytes.dropFirst())))
  }
}
