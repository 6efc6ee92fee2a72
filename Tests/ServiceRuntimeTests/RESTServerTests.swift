import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

@Suite struct RESTServerTests {
  private func respond(
    _ method: HTTPMethod, target: String, headers: HeaderFields = [:], body: String = "",
    server: ServiceServer = Fixture.server()
  ) async -> (response: TransportResponse, text: String) {
    let response = await server.respond(
      to: TransportRequest(method: method, target: target, headers: headers, body: Array(body.utf8))
    )
    return (response, String(decoding: response.body, as: UTF8.self))
  }

  private static let count = "/api/v1/Agents/Library/CountBooks"

  @Test(arguments: [
    (HTTPMethod.post, count, 200), (.get, count, 405), (.post, "/Cust1/x" + count, 200),
    (.post, "/API/V1/agents/library/countbooks", 200),
    (.post, "/api/v1/Agents/Library/NoSuch", 404),
    (.get, "/api/v1/Book/default", 200), (.get, "/api/v1/Book/7", 200),
    (.patch, "/api/v1/Book/7", 405), (.get, "/api/v1/Book/poetry", 200),
    (.get, "/", 404), (.get, "", 404), (.get, "/api/v1/Book/%zz", 404),
    (.delete, "/api/v1/Book/x", 400), (.delete, "/api/v1/Book/7", 204),
    (.get, "/api/v1/Books?after=never", 400), (.get, "/api/v1/Books?q=%e6", 400),
  ])
  func routesByVerbAndPath(method: HTTPMethod, target: String, status: Int) async {
    #expect(await respond(method, target: target, headers: [:], body: "").response.status == status)
  }

  @Test func aLiteralBeatsAParameterANumberBeatsAnyText() async {
    #expect(await respond(.get, target: "/api/v1/Book/default").text == #"{"Title":"Default"}"#)
    #expect(await respond(.get, target: "/api/v1/Book/7").text.hasPrefix(#"{"Title":"Book 7""#))
    #expect(await respond(.get, target: "/api/v1/Book/poetry").text == #""poetry""#)
  }

  @Test func theWrongVerbListsTheRightOnes() async {
    let (response, text) = await respond(.patch, target: "/api/v1/Book/7")
    #expect(response.headers["Allow"] == "DELETE, GET, PUT")
    #expect(text == #"{"Message":"The path does not support this HTTP method."}"#)
  }

  @Test(
    arguments: [
      (["Content-Type": "text/json"] as HeaderFields, 200),
      (["Content-Type": "application/merge-patch+json; charset=utf-8"], 200),
      (["Content-Type": "application/xml"], 415),
      (["Content-Type": "application/json; charset=latin1"], 415),
      (["Accept": "text/html, */*;q=0.1"], 200), (["Accept": "application/xml"], 406),
      (["Accept": "application/json;q=0"], 406), (["Accept": "application/*"], 200),
    ] as [(HeaderFields, Int)])
  func negotiatesMediaTypes(headers: HeaderFields, status: Int) async {
    #expect(
      await respond(.post, target: Self.count, headers: headers, body: "{}").response.status
        == status)
  }

  @Test func answersInTheTypeAskedFor() async {
    let (response, _) = await respond(
      .post, target: Self.count, headers: ["Accept": "text/json, application/json;q=0.5"],
      body: "{}")
    #expect(response.headers["Content-Type"] == "text/json; charset=utf-8")
  }

  @Test(arguments: [
    "{", "[]", "7", "{\"Genre\":true}", "{\"Genre\":{}}", "{\"a\":1} x", "{\"a\":\"\u{0}\"}",
    "{\"Genre\":1e999}",
  ])
  func aBadBodyIsStatus400WithAMessage(body: String) async {
    let (response, text) = await respond(.post, target: Self.count, headers: [:], body: body)
    #expect(response.status == 400)
    #expect(text.hasPrefix("{\"Message\":\"The request "), "\(text)")
  }

  @Test(arguments: [
    ("title", #"{"Title":"Book 1"}"#),
    ("Pages,right/reason", #"{"Pages":1,"Right":{"Reason":"because"}}"#),
    ("chapters/heading", #"{"Chapters":[{"Heading":"One"}]}"#),
    ("nothing", "{}"),
  ])
  func aSelectionLeavesTheOtherPropertiesOut(select: String, expected: String) async {
    #expect(await respond(.get, target: "/api/v1/Book/1?$select=\(select)").text == expected)
  }

  @Test func aSelectionHoldsForTheItemsOfAList() async {
    let (_, text) = await respond(.get, target: "/api/v1/Books?%24select=Pages&q=a")
    #expect(text == #"[{},{"Pages":2}]"#)
  }

  @Test func faultsKeepStatusReasonAndDetail() async {
    let body = #"{"Book":{"Title":"fault"}}"#
    let (response, text) = await respond(
      .post, target: "/api/v1/Agents/Library/SaveBook", headers: [:], body: body)
    #expect(response.status == 400)
    #expect(text == #"{"Message":"No such shelf.","MessageDetail":"Shelf 7."}"#)
    let secret = #"{"Book":{"Title":"internal"}}"#
    let hidden = await respond(
      .post, target: "/api/v1/Agents/Library/SaveBook", headers: [:], body: secret)
    #expect(hidden.response.status == 500)
    #expect(hidden.text == #"{"Message":"An internal error occurred."}"#)
  }

  @Test func unimplementedIs501() async {
    struct Nothing: UnimplementedLibraryService {}
    let server = ServiceServer(LibraryServer(Nothing()), authenticator: AllowEveryone())
    let (response, text) = await respond(
      .post, target: Self.count, headers: [:], body: "{}", server: server)
    #expect(response.status == 501 && text.contains("CountBooks is not implemented."))
  }

  @Test func missingCredentialsAre401() async {
    let server = Fixture.server(TicketAuthenticator())
    let without = await respond(.post, target: Self.count, headers: [:], body: "{}", server: server)
    #expect(without.response.status == 401)
    #expect(without.response.headers["WWW-Authenticate"] != nil)
    let with = await respond(
      .post, target: Self.count, headers: ["Authorization": "SoTicket good"], body: "{}",
      server: server)
    #expect(with.response.status == 200)
  }

  @Test func aRequestIdIsRepeatedAndMadeWhenMissingOrUnfit() async throws {
    let kept = await respond(
      .post, target: Self.count, headers: ["X-Request-ID": "abc"], body: "{}"
    ).response
    #expect(kept.headers["X-Request-ID"] == "abc")
    for unfit in ["", "a b", String(repeating: "x", count: 200)] {
      let made = await respond(
        .post, target: Self.count, headers: ["X-Request-ID": unfit], body: "{}"
      ).response
      #expect(try #require(made.headers["X-Request-ID"]).count == 16)
    }
  }

  @Test func whatAnswersNothingFindsNoMediaTypeUnacceptable() async {
    let response = await respond(
      .delete, target: "/api/v1/Book/7", headers: ["Accept": "text/html"]
    ).response
    #expect(response.status == 204 && response.headers["Content-Type"] == nil)
  }

  @Test func oneOperationOfTwoEndpointsIsAnError() throws {
    let endpoints = [LibraryServer(EchoLibrary()), LibraryServer(EchoLibrary())]
    let error = #expect(throws: DuplicateOperationError.self) {
      try ServiceServer(endpoints, authenticator: AllowEveryone())
    }
    let operations = error?.operations ?? []
    #expect(operations.contains(OperationInfo(service: "Library", name: "CountBooks")))
    #expect(Set(operations).count == operations.count)
  }

  @Test func theLaterOfTwoAnswersWhereThatIsWantedOverBothBindings() async throws {
    struct Nothing: UnimplementedLibraryService {}
    let server = try ServiceServer(
      [LibraryServer(Nothing()), LibraryServer(EchoLibrary())], authenticator: AllowEveryone(),
      replacingOperations: true)
    #expect(
      await respond(.post, target: Self.count, headers: [:], body: "{}", server: server).response
        .status == 200)
    let soap = Fixture.soap(Fixture.envelope("<l:CountBooks/>"))
    #expect(await server.respond(to: soap).status == 200)
  }

  @Test func documentsAreGivenToEverybody() async throws {
    let server = try ServiceServer(
      [], authenticator: TicketAuthenticator(),
      documents: [
        ServiceDocument(path: "Remote/Services1/Library.svc", query: "wsdl", mediaType: "text/xml")
        {
          "<at>\($0)</at>"
        }
      ])
    let (response, text) = await respond(
      .get, target: "/x/Remote/Services1/Library.svc?WSDL", headers: ["Host": "h:8080"], body: "",
      server: server)
    #expect(response.status == 200 && text == "<at>http://h:8080/x</at>")
  }
}
