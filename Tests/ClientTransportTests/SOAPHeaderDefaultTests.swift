import ServiceCurl
import ServiceRuntime
import Testing

/// A connection with the default transport takes the same settings as one with its own transport.
@Suite struct SOAPHeaderDefaultTests {
  @Test func soapHeadersAreASettingWithoutATransport() {
    let part = AnyElement(
      name: XMLName("Trace", in: "urn:trace"), content: XMLFragment(nodes: [.text("7")]))
    let configuration = ConnectionConfiguration(
      applicationToken: "token", soapHeaders: SOAPHeaders([part]), soapVersion: .v1_2)
    #expect(configuration.soapHeaders.elements == [part])
    #expect(configuration.soapVersion == .v1_2)
    #expect(configuration.transport is CurlTransport)
  }
}
