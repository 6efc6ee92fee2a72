import Foundation
import ServiceRuntime
import ServiceTesting
import ShelfResource
import Testing

/// Lists that arrive page by page.
@Suite struct ListTests {
  /// Three pages; the text of the filter says which.
  private func shelves(
    links: [String?] = [
      "https://other.example/api/v1/Shelf?$filter=1", "/api/v1/shelf?$filter=2", nil,
    ]
  ) -> MockShelfResourceService {
    var mock = MockShelfResourceService()
    mock.onGetAll = { filter, _, _, _, _, _ in
      let page = Int(filter ?? "") ?? 0
      let rows = (0..<2).map { row -> AnyValue in
        .other(type: nil, .json(.object(["name": .string("shelf \(page).\(row)")])))
      }
      return ODataSlimResponse(odataNextLink: links[page], value: page == 1 ? [] : rows)
    }
    return mock
  }

  private func client(_ mock: MockShelfResourceService) -> ShelfResourceClient {
    ShelfResourceClient(.loopback(to: ShelfResourceServer(mock), over: .rest))
  }

  @Test func aListIsFollowedToItsEnd() async throws {
    let client = client(shelves())
    var names: [String?] = []
    for try await row in client.rows({ try await $0.getAll() }) {
      names.append(row["name"]?.string)
    }
    #expect(names == ["shelf 0.0", "shelf 0.1", "shelf 2.0", "shelf 2.1"])
  }

  @Test func rowsAreTyped() async throws {
    struct Named: Decodable, Equatable { var name: String }
    let client = client(shelves())
    let shelves = client.rows { try await $0.getAll() }.map { try $0.decode(as: Named.self) }
    let last = try await shelves.reduce(into: []) { $0.append($1.name) }.last
    #expect(last == "shelf 2.1")
  }

  @Test func aPageIsAskedForWhenItIsNeeded() async throws {
    let client = client(shelves(links: ["/api/v1/Elsewhere?x=1", nil, nil]))
    var rows = client.rows { try await $0.getAll() }.makeAsyncIterator()
    #expect(try await rows.next() != nil)
    #expect(try await rows.next() != nil)
    await #expect(throws: ServiceCallError.self) { try await rows.next() }
    #expect(try await rows.next() == nil)
  }

  @Test func aServiceThatGoesInCirclesIsLeft() async throws {
    let link = "/api/v1/Shelf?$filter=1"
    let client = client(shelves(links: [link, link, link]))
    let error = await #expect(throws: ServiceCallError.self) {
      for try await _ in client.rows({ try await $0.getAll() }) {}
    }
    #expect(error?.message == "The service names the same next page again.")
  }

  @Test func credentialsStayWithTheHostOfTheConnection() async throws {
    let page = #"{"odata.nextLink":"https://evil.example/api/v1/Shelf?x=1","value":[]}"#
    let sent = Sent(200, ["Content-Type": "application/json"], body: page)
    _ = try? await sent.client.rows { try await $0.getAll(filter: "a") }.first { _ in true }
    let requests = await sent.requests
    #expect(requests.map(\.origin) == ["https://example.com", "https://example.com"])
    #expect(requests.map(\.target) == ["/api/v1/Shelf?%24filter=a", "/api/v1/Shelf?x=1"])
  }
}
