import Diagnostics
import DocsReader
import Foundation
import ServiceModel
import Testing

@Suite struct DocumentationProfileTests {
  @Test func aConfigurationOverridesKeyByKey() throws {
    let defaults = try JSONSerialization.jsonObject(
      with: JSONEncoder().encode(DocumentationProfile()))
    var values = try #require(defaults as? [String: Any])
    values["namespace"] = "urn:{version}"
    values["soapPath"] = "{agent}/{version}.svc"
    let profile = try JSONDecoder().decode(
      DocumentationProfile.self, from: JSONSerialization.data(withJSONObject: values))
    var expected = DocumentationProfile()
    expected.namespace = "urn:{version}"
    expected.soapPath = "{agent}/{version}.svc"
    #expect(profile == expected)
  }

  @Test func itSurvivesEncoding() throws {
    let data = try JSONEncoder().encode(DocumentationProfile())
    #expect(
      try JSONDecoder().decode(DocumentationProfile.self, from: data) == DocumentationProfile())
  }

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
