import Diagnostics
import DocsReader
import ServiceModel
import TestSupport
import Testing

/// The committed pages, read into the model.
@Suite struct SeedModelTests {
  let outcome: Outcome

  init() throws { outcome = Outcome(try PageFolder.read(Checkout.specs)) }

  @Test func nothingIsToBeSaidAboutThem() {
    // The WSDL of the seeds is missing.
    #expect(outcome.ids == ["missing-wsdl"])
  }

  @Test func thereIsOneVersionWithOneAgent() throws {
    let version = try #require(outcome.model.versions.first)
    #expect(outcome.model.versions.count == 1)
    #expect(version.name == "Services88")
    #expect(version.namespace == "http://www.superoffice.net/ws/crm/NetServer/Services88")
    let service = try #require(version.services.first)
    #expect(version.services.count == 1)
    #expect(service.name == "User")
    #expect(service.kind == .agent)
    #expect(
      service.soap == SOAPEndpoint(path: "Remote/Services88/User.svc", envelopeVersion: "1.1"))
  }

  @Test(arguments: [
    ("DecryptAndSaveExternalTokens", ["TokenManagementInfo: TokenManagementInfo"], "xs:string"),
    ("GetExternalTokens", ["Key: xs:string"], "TokenManagementInfo"),
    ("SaveExternalTokens", ["TokenManagementInfo: TokenManagementInfo"], "xs:string"),
  ])
  func signature(name: String, parameters: [String], result: String) throws {
    let operation = try #require(outcome.operation(name))
    #expect(operation.parameters.map { "\($0.name): \($0.type)" } == parameters)
    #expect(operation.results.map { "\($0.name): \($0.type)" } == ["Response: \(result)"])
  }

  @Test func soapBinding() throws {
    let soap = try #require(outcome.operation("SaveExternalTokens")?.soap)
    #expect(soap.page == "soap/Services88/User/SaveExternalTokens.md")
    #expect(
      soap.action
        == "http://www.superoffice.net/ws/crm/NetServer/Services88/User/SaveExternalTokens")
    #expect(soap.inputElement == "SaveExternalTokens")
    #expect(soap.outputElement == "SaveExternalTokensResponse")
    #expect(soap.requestHeaders.map(\.name) == ["ApplicationToken", "Credentials", "TimeZone"])
    #expect(
      soap.responseHeaders.map(\.name) == ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"])
  }

  @Test func restBinding() throws {
    let rest = try #require(outcome.operation("GetExternalTokens")?.rest)
    #expect(rest.page == "restful/agent/User_Agent/v1UserAgent_GetExternalTokens.md")
    #expect(rest.method == "POST")
    #expect(rest.path == "/api/v1/Agents/User/GetExternalTokens")
    #expect(rest.body == .wrapper)
    #expect(rest.parameters.map(\.name) == ["Key", "$select"])
    #expect(rest.parameters.map(\.parameter) == ["Key", nil])
    #expect(rest.parameters.map(\.location) == [.property, .query])
    #expect(rest.statuses == [200])
    #expect(rest.requestMediaTypes.first == "application/json")
    #expect(rest.requestMediaTypes.count == 7)
    #expect(rest.responseMediaTypes.count == 6)
    #expect(rest.requestHeaders.first == "Authorization")
    #expect(rest.requestHeaders.last == "SO-AppToken")
  }

  @Test func oneOperationHasNoRESTBinding() throws {
    let operation = try #require(outcome.operation("DecryptAndSaveExternalTokens"))
    #expect(operation.rest == nil)
  }

  @Test func theTypeExtendsTheBase() throws {
    guard case .complex(let complex) = outcome.type("TokenManagementInfo")?.shape else {
      Issue.record("the type is not complex")
      return
    }
    #expect(complex.base == "Carrier")
    #expect(
      outcome.fields("TokenManagementInfo")
        == ["Provider: xs:string", "AccessToken: xs:string", "RefreshToken: xs:string"])
    #expect(
      complex.fields.map(\.documentation)
        == ["The provider these tokens belong to", "Access token", "Refresh token"])
    #expect(outcome.type("TokenManagementInfo")?.documentation?.summary == "Token information")
  }

  @Test func theBaseBringsWhatItNeeds() throws {
    let names = try #require(outcome.model.versions.first).types.map(\.name)
    #expect(
      names == [
        "Carrier", "EFieldRight", "ETableRight", "FieldProperty", "FieldPropertyDictionary",
        "FieldRight", "TableRight", "TokenManagementInfo",
      ])
    #expect(
      outcome.fields("Carrier")
        == ["TableRight: TableRight", "FieldProperties: FieldPropertyDictionary"])
    guard case .enumeration(let rights) = outcome.type("ETableRight")?.shape else {
      Issue.record("the type is not an enumeration")
      return
    }
    #expect(rights.isFlags)
    #expect(!rights.isComplete)
  }

  @Test func documentation() throws {
    let operation = try #require(outcome.operation("SaveExternalTokens"))
    let documentation = try #require(operation.documentation)
    #expect(
      documentation.summary
        == "Saves the external tokens to the DB and returns a key that can be used to retrieve them"
    )
    #expect(
      documentation.remarks == [
        "**Online Restricted:** The User agent is not available in Online by default. "
          + "User management is not allowed for partner apps."
      ])
    #expect(documentation.returns == "Key that can be used to retrieve the tokens")
    #expect(operation.parameters.map(\.documentation) == ["Token information."])
  }
}
