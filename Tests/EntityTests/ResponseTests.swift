import Foundation
import ServiceRuntime
import ShelfResource
import Testing

/// The results of a client for the responses that entity pages document.
@Suite struct ResponseTests {
  @Test(arguments: [
    ("image/png", "\u{1}\u{2}"), ("image/jpeg; x=y", "abc"), ("application/octet-stream", "{}"),
  ])
  func aFileIsTakenAsItIs(type: String, body: String) async throws {
    let answer = Sent(200, ["Content-Type": type], body: body)
    #expect(try await answer.client.getImage(id: 1) == Data(body.utf8))
  }

  @Test func aFileInJSONIsBase64() async throws {
    let answer = Sent(200, ["Content-Type": "application/json"], body: "\"YWJj\"")
    #expect(try await answer.client.getImage(id: 1) == Data("abc".utf8))
  }

  @Test func aWebPageIsNoFile() async throws {
    let answer = Sent(200, ["Content-Type": "text/html"], body: "<html/>")
    await #expect(throws: ServiceCallError.self) { try await answer.client.getImage(id: 1) }
  }

  @Test(arguments: [400, 404, 409, 412, 500])
  func aStatusIsAFault(status: Int) async throws {
    let body = #"{"Message":"No.","MessageDetail":"Never."}"#
    let answer = Sent(status, ["Content-Type": "application/json"], body: body)
    let fault = await #expect(throws: ServiceFault.self) {
      try await answer.client.patchShelf(id: 1, changes: [])
    }
    #expect(fault?.httpStatus == status)
    #expect(fault?.code == (status < 500 ? .client : .server))
    #expect(fault?.reason == "No." && fault?.detail == "Never.")
    #expect(fault?.isNotFound == (status == 404))
  }

  @Test func unchangedIsAFaultOfItsOwn() async throws {
    let answer = Sent(304)
    let fault = await #expect(throws: ServiceFault.self) {
      try await answer.client.getShelf(
        id: 1, options: CallOptions(headers: ["If-Modified-Since": "yesterday"]))
    }
    #expect(fault?.isNotModified == true)
    #expect(await answer.last?.headers["If-Modified-Since"] == "yesterday")
  }

  @Test func aRedirectionIsNoAnswer() async throws {
    let answer = Sent(302, ["Location": "/login"])
    await #expect(throws: ServiceCallError.self) { try await answer.client.getShelf(id: 1) }
  }

  @Test(arguments: [(200, "null"), (204, "")])
  func nothingIsNil(status: Int, body: String) async throws {
    let answer = Sent(status, ["Content-Type": "application/json"], body: body)
    #expect(try await answer.client.getShelf(id: 1) == nil)
  }

  @Test func rowsKeepWhatTheyHave() async throws {
    let body = #"{"odata.metadata":"m","value":[{"PrimaryKey":7,"name":null}]}"#
    let answer = Sent(200, ["Content-Type": "application/json"], body: body)
    let list = try #require(try await answer.client.getAll())
    #expect(list.odataMetadata == "m")
    let row = JSONValue.object(["PrimaryKey": .integer(7), "name": .null])
    #expect(list.value == [.other(type: nil, .json(row))])
  }
}
