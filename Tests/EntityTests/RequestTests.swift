import Foundation
import ServiceRuntime
import ShelfResource
import Testing

/// The requests of a client of an entity, byte by byte.
@Suite struct RequestTests {
  private func sent(
    _ call: (ShelfResourceClient) async throws -> Void
  ) async throws -> TransportRequest {
    let transport = Sent()
    try await call(transport.client)
    return try #require(await transport.last)
  }

  @Test func whatIsLeftOutIsNotSent() async throws {
    let request = try await sent { _ = try await $0.getAll() }
    #expect(request.method == .get)
    #expect(request.target == "/api/v1/Shelf")
    #expect(request.body.isEmpty)
  }

  @Test func optionsOfAQueryAndSelectedColumns() async throws {
    let request = try await sent {
      _ = try await $0.getAll(
        filter: "name begins 'A&B'", top: 7, mode: .wide, jsonSafe: true,
        options: CallOptions(select: ["name", "Count(kind):Footer"]))
    }
    #expect(
      request.target
        == "/api/v1/Shelf?%24filter=name%20begins%20%27A%26B%27&%24top=7&%24mode=Wide"
        + "&%24jsonSafe=true&$select=name,Count%28kind%29%3AFooter")
  }

  @Test func aListAsTheExampleShowsItAndObjectsFieldByField() async throws {
    let request = try await sent {
      _ = try await $0.mergeShelves(
        secondaryIds: [7, 8], mergedShelf: Shelf(name: "A", labels: ["de": "Regal"]),
        room: ShelfRoom(use: .private, house: ShelfRoomHouse(street: "B.C")))
    }
    #expect(request.body.isEmpty)
    #expect(
      request.target
        == "/api/v1/Shelf/Merge?secondaryIds=7,8&mergedShelf.Name=A"
        + "&mergedShelf.Labels%5B0%5D.Key=de&mergedShelf.Labels%5B0%5D.Value=Regal"
        + "&room.use=Private&room.house.street=B.C")
  }

  @Test func aPatchIsAListOfOperations() async throws {
    let request = try await sent {
      _ = try await $0.patchShelf(
        id: 3,
        changes: [
          JSONPatchOperation(op: "replace", path: "/Name", value: .string("A")),
          JSONPatchOperation(op: "remove", path: "/Labels"),
        ])
    }
    #expect(request.method == .patch)
    #expect(request.headers["Content-Type"] == "application/json; charset=utf-8")
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == #"[{"op":"replace","path":"/Name","value":"A"},{"op":"remove","path":"/Labels"}]"#)
  }

  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]

  @Test func aKnownImageIsSentAsItIs() async throws {
    let request = try await sent { _ = try await $0.saveImage(id: 3, image: Data(Self.png)) }
    #expect(request.headers["Content-Type"] == "image/png")
    #expect(request.body == Self.png)
  }

  @Test func anyOtherFileIsSentInAForm() async throws {
    let request = try await sent { _ = try await $0.saveImage(id: 3, image: Data("abc".utf8)) }
    #expect(request.headers["Content-Type"] == "multipart/form-data; boundary=form-part-0")
    #expect(
      String(decoding: request.body, as: UTF8.self) == """
        --form-part-0\r
        Content-Disposition: form-data; name="image"; filename="image"\r
        Content-Type: application/octet-stream\r
        \r
        abc\r
        --form-part-0--\r\n
        """)
  }

  @Test func aFileIsAskedForByItsTypes() async throws {
    let image = try await sent { _ = try await $0.getImage(id: 3, ifBlank: .clearPixel) }
    #expect(image.target == "/api/v1/Shelf/3/Image?ifBlank=ClearPixel")
    #expect(image.headers["Accept"] == "image/png, image/jpeg, image/gif")
    let manual = try await sent { _ = try await $0.getManual(id: 3) }
    #expect(manual.headers["Accept"] == "binary/octet-stream")
  }

  @Test func aPartOfAPathStaysOnePart() async throws {
    let request = try await sent { _ = try await $0.getShelfFromName(shelfName: "a/b c") }
    #expect(request.target == "/api/v1/Shelf/a%2Fb%20c")
    await #expect(throws: ServiceCallError.self) {
      try await sent { _ = try await $0.getShelfFromName(shelfName: "..") }
    }
  }
}
