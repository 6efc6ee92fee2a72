import Diagnostics
import DocsReader
import Testing

@Suite struct PageSamplesTests {
  @Test func ofASOAPPage() throws {
    let page = SOAPPage(operation: "Lend", parameters: "<L:Days xsi:type='xsd:int'>0</L:Days>")
    let samples = try #require(PageSamples.read(page.file))
    #expect(samples.page == page.path)
    #expect(samples.soapRequest?.hasPrefix("<?xml") == true)
    #expect(samples.soapRequest?.hasSuffix("</E:Envelope>") == true)
    #expect(samples.soapRequest?.contains("<L:Days ") == true)
    #expect(samples.soapResponse?.contains("<L:LendResponse>") == true)
    #expect(samples.restRequest == nil)
  }

  @Test(arguments: Notation.allCases)
  func ofARESTPage(notation: Notation) throws {
    var page = RESTPage.agent("Lend")
    page.notation = notation
    page.bodyName = "request"
    page.body = [RESTPage.Row("Days", older: "int32", newer: "Integer")]
    page.requestSample = "{\n  \"Days\": 4\n}"
    let samples = try #require(PageSamples.read(page.file))
    let request = try #require(samples.restRequest)
    #expect(request.method == "POST")
    #expect(request.target == "/api/v1/Agents/Library/Lend")
    #expect(request.status == nil)
    #expect(request.headers.map(\.name) == ["Accept-Language"])
    #expect(request.headers.map(\.value) == ["en"])
    #expect(request.body == "{\n  \"Days\": 4\n}")
    let response = try #require(samples.restResponse)
    #expect(response.status == 200)
    #expect(response.body == "\"lorem\"")
    #expect(samples.soapRequest == nil)
  }

  @Test(arguments: ["", "# Prose\n", "---\ntitle: Library_Agent\n---\n"])
  func ofOtherPages(text: String) {
    #expect(PageSamples.read(SourceFile(path: "x.md", text: text)) == nil)
  }
}
