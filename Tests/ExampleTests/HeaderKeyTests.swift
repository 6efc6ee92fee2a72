import OrchardAgent
import ServiceRuntime
import Testing
import TidesAgent

/// Two modules may have header parts of one name and type: here both have `.trace`.
@Suite struct HeaderKeyTests {
  @Test func `the module tells keys of one name apart`() {
    var headers = SOAPHeaders()
    headers[OrchardAgentHeaders.trace] = "1"
    headers[TidesAgentHeaders.trace] = "2"
    #expect(
      headers.elements.map(\.name) == [
        XMLName("Trace", in: "urn:orchard"), XMLName("Trace", in: "http://tides.example.com/"),
      ])
    #expect(headers[OrchardAgentHeaders.trace] == "1")
    #expect(headers[TidesAgentHeaders.trace] == "2")
  }

  @Test func `a key that only one module has needs no module`() {
    var headers = SOAPHeaders()
    headers[.session] = Session(token: "of the orchard")
    #expect(headers[OrchardAgentHeaders.session]?.token == "of the orchard")
  }
}
