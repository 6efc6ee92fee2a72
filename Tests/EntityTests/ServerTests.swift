import Foundation
import ServiceRuntime
import ShelfResource
import Synchronization
import Testing

/// The handling of requests by a server of an entity, from its own client and from others.
@Suite struct ServerTests {
  @Test(arguments: [
    ("/api/v1/Shelf/default", "default"), ("/api/v1/Shelf/7", "7"), ("/api/v1/Shelf/a", "a"),
    ("/api/v1/Shelf/7a", "7a"), ("/api/v1/Shelf/99999999999", "99999999999"),
    ("/x/api/v1/shelf/Default", "default"), ("/api/v1/Shelf/%37", "7"),
  ])
  func aLiteralBeatsANumberBeatsText(target: String, expected: String) async {
    var mock = MockShelfResourceService()
    mock.onDefaultShelf = { _ in Shelf(name: "default") }
    mock.onGetShelf = { id, _, _ in ShelfWithLinks(name: String(id)) }
    mock.onGetShelfFromName = { name, _ in Shelf(name: name) }
    let response = await server(mock).answer(.get, target: target)
    #expect(response.text == "{\"Name\":\"\(expected)\"}")
  }

  @Test(arguments: [
    ("", [] as [Int32], 400), ("?secondaryIds=", [], 200), ("?secondaryIds=7,8", [7, 8], 200),
    ("?secondaryIds=7&SecondaryIDs=8", [7, 8], 200), ("?secondaryIds=7%2C8", [], 400),
    ("?secondaryIds=seven", [], 400), ("?secondaryids=7,,8", [7, 0, 8], 200),
  ])
  func aRequiredList(query: String, expected: [Int32], status: Int) async {
    let received = Mutex<[Int32]>([])
    var mock = MockShelfResourceService()
    mock.onMergeShelves = { ids, _, _, _ in
      received.withLock { $0 = ids }
      return nil
    }
    let response = await server(mock).answer(.post, target: "/api/v1/Shelf/Merge\(query)")
    #expect(response.status == status, "\(response.text)")
    #expect(received.withLock { $0 } == expected)
  }

  @Test func anObjectFieldByFieldInAnyCase() async {
    var mock = MockShelfResourceService()
    mock.onMergeShelves = { _, shelf, room, _ in
      #expect(shelf?.name == "A B")
      #expect(shelf?.topics == ["x", "y"])
      #expect(shelf?.labels == ["de": "Regal"])
      #expect(room?.house?.street == "C")
      return shelf
    }
    let response = await server(mock).answer(
      .post,
      target: "/api/v1/Shelf/Merge?secondaryIds=1&mergedShelf.name=A+B&MERGEDSHELF.TOPICS=x"
        + "&mergedShelf.Topics=y&mergedShelf.labels[0].key=de&mergedShelf.labels[0].value=Regal"
        + "&room.house.street=C")
    #expect(response.status == 200, "\(response.text)")
  }

  @Test(arguments: [
    "mergedShelf=7", "mergedShelf.width=wide", "room.house=7",
    "room" + String(repeating: ".house", count: 400) + ".street=a",
  ])
  func whatIsNoObjectIsRefusedOrIgnored(query: String) async {
    var mock = MockShelfResourceService()
    mock.onMergeShelves = { _, _, _, _ in nil }
    let response = await server(mock).answer(
      .post, target: "/api/v1/Shelf/Merge?secondaryIds=1&\(query)")
    #expect(response.status == (query.hasPrefix("room.house.house") ? 200 : 400))
  }

  @Test func whatIsLeftOutIsNilAndUnknownMembersArrive() async {
    var mock = MockShelfResourceService()
    mock.onGetAll = { filter, _, top, mode, _, context in
      #expect(filter == nil && top == nil)
      #expect(mode == QueryMode(rawValue: "Huge"))
      #expect(context.select == ["name", "kind"])
      return ODataSlimResponse(odataMetadata: "m", value: [.string("row")])
    }
    let response = await server(mock).answer(
      .get, target: "/api/v1/Shelf?$mode=Huge&$select=name,kind&$format=JSON")
    // The selected names are columns of the rows, and not properties of the response.
    #expect(response.text == #"{"odata.metadata":"m","value":["row"]}"#)
  }

  // MARK: Files

  @Test(arguments: [
    ("image/png", "abc", "abc"), ("IMAGE/PNG", "abc", "abc"), (nil, "abc", "abc"),
    (
      "multipart/form-data; boundary=\"b\"",
      "--b\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\na\r\nb\r\n--b--", "a\r\nb"
    ),
    (
      "multipart/form-data; boundary=b",
      "preamble\r\n--b\r\ncontent-disposition: form-data; name=note\r\n\r\nno\r\n--b\r\n"
        + "Content-Type: image/png\r\n"
        + "Content-Disposition: form-data; name=\"file\"; filename=\"x.png\"\r\n\r\nyes\r\n--b--",
      "yes"
    ),
  ])
  func aFileArrives(type: String?, body: String, expected: String) async {
    var mock = MockShelfResourceService()
    mock.onSaveImage = { _, image, _ in
      #expect(image == Data(expected.utf8))
      return 7
    }
    let headers: HeaderFields = type.map { ["Content-Type": $0] } ?? [:]
    let response = await server(mock).answer(
      .put, target: "/api/v1/Shelf/1/Image", headers: headers, body: Array(body.utf8))
    #expect(response.text == "7")
  }

  @Test(arguments: [
    ("text/csv", 415), ("nonsense", 415), ("multipart/form-data", 400),
    ("multipart/form-data; boundary=b", 400), ("application/json", 415), ("", 415),
  ])
  func whatIsNoFileIsRefused(type: String, status: Int) async {
    let response = await server(MockShelfResourceService()).answer(
      .put, target: "/api/v1/Shelf/1/Image", headers: ["Content-Type": type],
      body: Array("--b\r\n".utf8))
    #expect(response.status == status)
  }

  @Test(arguments: [
    ([], "image/png", "image/png"), (["image/*"], "image/gif", "image/gif"),
    (["image/png, image/gif;q=0.5"], "image/gif", "image/gif"),
    (["image/png"], "image/gif", "image/png"), (["*/*"], nil, "image/png"),
  ])
  func aFileIsAnsweredAsWhatItIs(accept: [String], content: String?, expected: String) async {
    let bytes = content == "image/gif" ? Array("GIF89a".utf8) : RequestTests.png
    var mock = MockShelfResourceService()
    mock.onGetImage = { _, _, _, _, _ in Data(content == nil ? Array("x".utf8) : bytes) }
    var headers = HeaderFields()
    if !accept.isEmpty { headers["Accept"] = accept.joined(separator: ", ") }
    let response = await server(mock).answer(
      .get, target: "/api/v1/Shelf/1/Image", headers: headers)
    #expect(response.headers["Content-Type"] == expected)
  }

  @Test func anImplementationSaysWhatItsFileIs() async {
    var mock = MockShelfResourceService()
    mock.onGetManual = { _, context in
      context.setResponseHeader("Content-Type", "application/pdf")
      return Data("%PDF".utf8)
    }
    let response = await server(mock).answer(.get, target: "/api/v1/Shelf/1/Manual")
    #expect(response.headers["Content-Type"] == "application/pdf")
    #expect(response.text == "%PDF")
    let json: HeaderFields = ["Accept": "application/json"]
    #expect(
      await server(mock).answer(.get, target: "/api/v1/Shelf/1/Manual", headers: json).status == 406
    )
  }

  // MARK: Statuses

  @Test(arguments: [
    (ServiceFault.notFound(), 404), (.notModified(), 304), (.conflict("Tested."), 409),
    (.preconditionFailed(), 412),
  ])
  func anImplementationChoosesTheStatus(fault: ServiceFault, status: Int) async {
    var mock = MockShelfResourceService()
    mock.onGetShelf = { _, _, _ in throw fault }
    let response = await server(mock).answer(.get, target: "/api/v1/Shelf/1")
    #expect(response.status == status)
    #expect(response.body.isEmpty == (status == 304))
  }

  @Test func whatAnswersNothingIs204() async {
    var mock = MockShelfResourceService()
    mock.onRunCommand = { id, name, result, _ in
      #expect(id == 3 && name == "tidy" && result == .yes)
    }
    let response = await server(mock).answer(
      .post, target: "/api/v1/Shelf/3/Command/tidy?actionResult=Yes")
    #expect(response.status == 204 && response.body.isEmpty)
  }
}
