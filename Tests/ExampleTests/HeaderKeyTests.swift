import OrchardAPI
import ServiceRuntime
import Testing
import TidesAPI

/// Two modules may have header parts with one name and type: here both have `.trace`.
@Suite struct HeaderKeyTests {
  @Test func theModuleTellsKeysOfOneNameApart() {
    var headers = SOAPHeaders()
    headers[OrchardAPIHeaders.trace] = "1"
    headers[TidesAPIHeaders.trace] = "2"
    #expect(
      headers.elements.map(\.name) == [
        XMLName("Trace", in: "urn:orchard"), XMLName("Trace", in: "http://tides.example.com/"),
      ])
    #expect(headers[OrchardAPIHeaders.trace] == "1")
    #expect(headers[TidesAPIHeaders.trace] == "2")
  }

  @Test func aKeyThatOnlyOneModuleHasNeedsNoModule() {
    var headers = SOAPHeaders()
    headers[.session] = Session(token: "of the orchard")
    #expect(headers[OrchardAPIHeaders.session]?.token == "of the orchard")
  }
}
