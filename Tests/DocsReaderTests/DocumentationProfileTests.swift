import Diagnostics
import DocsReader
import Testing

@Suite struct DocumentationProfileTests {
  @Test func patternsAreFilledIn() throws {
    var profile = DocumentationProfile()
    profile.soapAction = "{namespace}#{agent}-{operation}-{other}"
    profile.soapPath = "{agent}/{version}.svc"
    var bag = DiagnosticBag()
    let model = DocumentationReader(profile: profile)
      .read([SOAPPage(operation: "Lend").file], diagnostics: &bag)
    let service = try #require(model.versions.first?.services.first)
    #expect(service.soap?.path == "Library/Services9.svc")
    #expect(
      service.operations.first?.soap?.action
        == "http://www.superoffice.net/ws/crm/NetServer/Services9#Library-Lend-{other}")
  }
}
