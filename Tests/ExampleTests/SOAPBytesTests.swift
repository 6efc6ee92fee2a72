import Foundation
import ServiceRuntime
import Testing
import UserAgent

/// The messages of the committed example, compared with messages written by hand.
@Suite("The SOAP bytes of the example")
struct SOAPBytesTests {
  private let baseURL: URL
  private let transport: RecordingTransport

  init() throws {
    baseURL = try #require(URL(string: "https://crm.example.com/Cust12345"))
    transport = RecordingTransport(
      TransportResponse(
        status: 200, headers: ["Content-Type": "text/xml; charset=utf-8"],
        body: Array(
          """
          <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
          <SaveExternalTokensResponse
            xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88">
          <Response>the key</Response></SaveExternalTokensResponse></soap:Body></soap:Envelope>
          """.utf8)))
  }

  @Test func savingTokensIsASOAP11EnvelopeWithTheHeaderPartsInSoapHeader() async throws {
    let client = UserAgentClient(
      .soap(
        baseURL, credentials: .ticket("7T:abc=="),
        .init(applicationToken: "app-1", transport: transport)))
    let key = try await client.saveExternalTokens(
      TokenManagementInfo(provider: "ERP & Co", accessToken: "<æøå>", refreshToken: ""))
    #expect(key == "the key")

    let sent = try #require(await transport.requests.first)
    #expect(sent.method == .post)
    #expect(
      sent.url?.absoluteString == "https://crm.example.com/Cust12345/Remote/Services88/User.svc")
    #expect(sent.headers["Content-Type"] == "text/xml; charset=utf-8")
    #expect(
      sent.headers["SOAPAction"]
        == "\"http://www.superoffice.net/ws/crm/NetServer/Services88/User/SaveExternalTokens\"")
    let expected = """
      <?xml version="1.0" encoding="utf-8"?>
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
        <soap:Header>
          <ApplicationToken xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88"
            >app-1</ApplicationToken>
          <Credentials xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88">
            <Ticket>7T:abc==</Ticket>
          </Credentials>
        </soap:Header>
        <soap:Body>
          <SaveExternalTokens xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88">
            <TokenManagementInfo>
              <Provider>ERP &amp; Co</Provider>
              <AccessToken>&lt;æøå&gt;</AccessToken>
              <RefreshToken></RefreshToken>
            </TokenManagementInfo>
          </SaveExternalTokens>
        </soap:Body>
      </soap:Envelope>
      """
    #expect(try canonicalXML(sent.body) == (try canonicalXML(Array(expected.utf8))))
  }

  @Test func theBaseTypesFieldsComeFirstAndWhatIsNilIsLeftOut() async throws {
    let client = UserAgentClient(
      .soap(baseURL, credentials: .ticket("7T:abc=="), .init(transport: transport)))
    _ = try await client.saveExternalTokens(
      TokenManagementInfo(
        provider: "ERP", tableRight: TableRight(mask: [.select, .update])))
    let sent = try #require(await transport.requests.first)
    let canonical = try canonicalXML(sent.body)
    #expect(
      canonical.contains(
        "<TokenManagementInfo><TableRight><Mask>Select Update</Mask></TableRight>"
          + "<Provider>ERP</Provider></TokenManagementInfo>"))
    #expect(!canonical.contains("ApplicationToken"))
  }
}
