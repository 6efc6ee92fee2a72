import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

/// Responses that do not follow the protocol of the call, and the contents of errors of other
/// services.
@Suite struct ForeignAnswerTests {
  static let bindings = [ServiceBinding.soap, .rest]

  private func failure(
    _ binding: ServiceBinding, status: Int, type: String?, body: String
  ) async throws -> (any Error)? {
    let client = try Fixture.client(
      binding, transport: CannedTransport(status: status, type: type, body))
    return await #expect(throws: (any Error).self) { try await client.saveBook() }
  }

  @Test(
    arguments: [
      ("text/html", "<!DOCTYPE html>\n<html><head><meta charset=utf-8></head></html>"),
      ("text/html; charset=utf-8", "<HTML><br>"), ("text/xml", " \n<!doctype HTML><p>"),
      ("application/xhtml+xml", "<html xmlns='http://www.w3.org/1999/xhtml'/>"),
    ], bindings)
  func aWebPageIsNamedAsSuch(
    page: (type: String, body: String), binding: ServiceBinding
  ) async throws {
    let error =
      try await failure(binding, status: 200, type: page.type, body: page.body) as? ServiceCallError
    guard case .invalidResponse? = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.message.contains("it is a web page") == true)
    let fault =
      try await failure(binding, status: 503, type: page.type, body: page.body) as? ServiceFault
    #expect(fault?.reason == "The service answered 503.")
    #expect(fault?.detail == "it is a web page; is the base URL right?")
  }

  @Test(arguments: bindings)
  func aStatusWithoutABodyIsAFaultThatSaysSo(binding: ServiceBinding) async throws {
    for (status, code) in [(502, ServiceFault.Code.server), (404, .client)] {
      let fault = try await failure(binding, status: status, type: nil, body: "") as? ServiceFault
      #expect(fault?.reason == "The service answered \(status).")
      #expect(fault?.code == code && fault?.httpStatus == status && fault?.detail == nil)
    }
    let refused = try await failure(binding, status: 401, type: nil, body: "") as? ServiceFault
    #expect(refused?.isAuthenticationFailure == true)
  }

  @Test(arguments: bindings)
  func aMessageWithAttachmentsIsNamedAsSuch(binding: ServiceBinding) async throws {
    let error = try await failure(
      binding, status: 200, type: "multipart/related; type=\"application/xop+xml\"; boundary=b",
      body: "--b\r\n\r\n--b--")
    #expect("\(String(describing: error))".contains("multipart/related"))
  }

  @Test(arguments: bindings)
  func aRedirectionIsNamedAsSuch(binding: ServiceBinding) async throws {
    let error =
      try await failure(binding, status: 302, type: "text/html", body: "<html>")
      as? ServiceCallError
    #expect(error?.message.contains("redirection") == true && error?.httpStatus == 302)
  }

  @Test(
    arguments: [
      ("text/plain", "The shelf is full.", "The shelf is full.", nil),
      ("text/plain; charset=utf-8", "\u{FEFF}  Bl\u{E5} hylle \n", "Bl\u{E5} hylle", nil),
      ("application/json", "\"The shelf is full.\"", "The shelf is full.", nil),
      ("application/json", "The shelf is full.", "The shelf is full.", nil),
      ("application/json", #"{"Message":"Full","MessageDetail":"Shelf 7"}"#, "Full", "Shelf 7"),
      (
        "application/json",
        #"{"error":{"code":"E1","message":"Full","target":"shelf","details":[{"message":"7"}]}}"#,
        "Full", "7"
      ),
      (
        "application/json", #"{"odata.error":{"message":{"lang":"en-US","value":"Full"}}}"#,
        "Full", nil
      ),
      (
        "application/json",
        #"{"error":"invalid_grant","error_description":"The token is old."}"#,
        "The token is old.", nil
      ),
      ("application/json", #"{"error":"Full"}"#, "Full", nil),
      (
        "application/json",
        #"{"Message":"The request is invalid.","ModelState":{"b.Title":["Too long.","Bad."],"a":["No."]}}"#,
        "The request is invalid.", "a: No.; b.Title: Too long.; Bad."
      ),
      (
        "application/problem+json",
        #"{"type":"u","title":"Full","status":400,"detail":"Shelf 7","errors":{"Id":["None."]}}"#,
        "Full", "Shelf 7; Id: None."
      ),
      ("application/json", #"{"errors":[{"message":"One"},{"message":"Two"}]}"#, "One; Two", nil),
      ("application/json", #"[{"message":"One"},"Two"]"#, "One; Two", nil),
      (
        "application/xml; charset=utf-8",
        "<Error><Message>Full</Message><MessageDetail>Shelf 7</MessageDetail></Error>",
        "Full", "Shelf 7"
      ),
      (
        "application/problem+xml",
        "<problem xmlns='urn:ietf:rfc:7807'><title>Full</title><detail>Shelf 7</detail></problem>",
        "Full", "Shelf 7"
      ),
      (
        "text/xml",
        "<string xmlns='http://schemas.microsoft.com/2003/10/Serialization/'>Full</string>",
        "Full", nil
      ),
      ("application/octet-stream", "\u{0}\u{1}", "The service answered 400.", nil),
      ("application/json", "{}", "The service answered 400.", nil),
      ("application/json", "null", "The service answered 400.", nil),
    ] as [(String, String, String, String?)], bindings)
  func theTextOfAnErrorArrivesWhateverItsForm(
    form: (type: String, body: String, reason: String, detail: String?), binding: ServiceBinding
  ) async throws {
    let fault =
      try await failure(binding, status: 400, type: form.type, body: form.body) as? ServiceFault
    #expect(fault?.reason == form.reason)
    if form.reason != "The service answered 400." { #expect(fault?.detail == form.detail) }
    #expect(fault?.code == .client && fault?.httpStatus == 400)
  }

  @Test func theExceptionOfAnErrorArrivesTyped() async throws {
    let bodies = [
      #"{"Message":"E","ExceptionMessage":"Null","ExceptionType":"T","StackTrace":"at x","#
        + #""InnerException":{"ExceptionMessage":"Deep","ExceptionType":"U"}}"#,
      #"{"error":{"message":"E","innererror":{"message":"Null","type":"T","stacktrace":"at x","#
        + #""innererror":{"message":"Deep","type":"U"}}}}"#,
    ]
    for body in bodies {
      let fault =
        try await failure(.rest, status: 500, type: "application/json", body: body) as? ServiceFault
      #expect(fault?.reason == "E" && fault?.code == .server)
      #expect(fault?.exception?.message == "Null" && fault?.exception?.exceptionType == "T")
      #expect(fault?.exception?.stackTrace == "at x")
      #expect(fault?.exception?.innerException?.message == "Deep")
    }
  }

  @Test func aFaultOfSOAPIsReadOverRESTToo() async throws {
    let body = Fixture.envelope(
      "<e:Fault><faultcode>e:Client</faultcode><faultstring>No.</faultstring></e:Fault>")
    let fault = try await failure(.rest, status: 500, type: "text/xml", body: body) as? ServiceFault
    #expect(fault?.reason == "No." && fault?.code == .client && fault?.binding == .rest)
  }

  @Test func theBodyOfAnErrorCanBeReadAsAType() async throws {
    let body = #"{"Message":"Full","ErrorCode":"LIC-1","Users":["kim","lee"]}"#
    let fault =
      try await failure(.rest, status: 403, type: "application/json", body: body) as? ServiceFault
    #expect(
      fault?.detail(as: LicenceFault.self)
        == LicenceFault(errorCode: "LIC-1", users: ["kim", "lee"]))
  }

  @Test(
    arguments: [
      ("text/plain; charset=iso-8859-1", [UInt8]("Bl".utf8) + [0xE5], "Bl\u{E5}"),
      ("text/plain; charset=windows-1252", [0x80], "\u{20AC}"),
      ("application/json; charset=ISO-8859-1", [0x22, 0xE5, 0x22], "\u{E5}"),
      ("text/plain", [0xFF, 0xFE, 0x41, 0x00], "A"),
    ] as [(String, [UInt8], String)])
  func theEncodingOfAnErrorIsHeard(
    type: String, body: [UInt8], reason: String
  ) async throws {
    let transport = CannedTransport { _ in
      TransportResponse(status: 400, headers: ["Content-Type": type], body: body)
    }
    let client = try Fixture.client(.rest, transport: transport)
    let fault = await #expect(throws: ServiceFault.self) { try await client.saveBook() }
    #expect(fault?.reason == reason)
  }

  @Test func aLongTextBecomesAReasonOfSomeLengthAndIsKeptWhole() async throws {
    let text = String(repeating: "word ", count: 10_000).trimmingCharacters(in: .whitespaces)
    let fault =
      try await failure(.rest, status: 500, type: "text/plain", body: text) as? ServiceFault
    #expect(fault?.reason.count == 2000)
    #expect(fault?.content == .text(text))
  }
}

/// The detail type of another contract, like in generated code.
struct LicenceFault: ServiceObject {
  var errorCode: String?
  var users: [String]?

  static var xmlName: XMLName { XMLName("LicenceFault", in: "urn:shop:faults") }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.field("ErrorCode", &errorCode)
    coder.field("Users", &users)
  }
}
