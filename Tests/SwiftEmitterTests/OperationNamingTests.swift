import Diagnostics
import ServiceModel
import Testing

@testable import SwiftEmitter

/// Generated code says about an operation what does not follow from its name.
@Suite("Operations and their names")
struct OperationNamingTests {
  private func operation(
    _ name: String, action: String = "urn:a/", path: String = "/api/",
    body: RESTBinding.Body = .none,
    selects: Bool = true
  ) -> ServiceOperation {
    ServiceOperation(
      name: name, documentation: Documentation(summary: "Does it.", remarks: ["Restricted."]),
      soap: SOAPBinding(
        page: "soap/\(name).md", action: action + name, inputElement: name,
        outputElement: name + "Response", requestHeaders: [], responseHeaders: []),
      rest: RESTBinding(
        page: "rest/v1_\(name).md", method: "POST", path: path + name, body: body,
        parameters: selects
          ? [RESTCarrier(name: "$select", location: .query, parameter: nil, type: .string)] : [],
        requestMediaTypes: ["application/json"], responseMediaTypes: ["application/json"]))
  }

  @Test func headers() {
    let parts = [nil, "", "urn:other"].map {
      HeaderPart(name: "Session", namespace: $0, type: .string)
    }
    let names = NamePlan(ServicesVersion(name: "V", namespace: "urn:v"), taken: []).headers(parts)
    #expect(Set(parts.compactMap { names[$0.key]?.plain }).count == 3)
  }

  /// The contents of the files whose names end so.
  private func code(_ operations: [ServiceOperation], _ file: String) -> String {
    let service = Service(
      name: "Shop", kind: .agent, soap: SOAPEndpoint(path: "Shop.svc", envelopeVersion: "1.1"),
      operations: operations)
    let model = ServiceModel(versions: [
      ServicesVersion(name: "Services1", namespace: "urn:s", services: [service], types: [])
    ])
    var diagnostics = DiagnosticBag()
    let files = SwiftEmitter().emit(model, diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    return files.filter { $0.path.hasSuffix(file + ".swift") }.map(\.contents).joined()
  }

  @Test func whatAllOperationsHaveInCommonIsSaidOnce() {
    let code = code([operation("Buy"), operation("Sell")], "ShopAgentOperations")
    #expect(code.contains(#"soapActions: "urn:a/","#))
    #expect(code.contains(#"restPaths: "/api/","#))
    #expect(code.contains(#"static let descriptor = service.operation("Buy", as: Self.self)"#))
    #expect(code.contains(#"static let descriptor = service.operation("Sell", as: Self.self)"#))
  }

  @Test func anOperationWithAnotherActionOrPathSaysSoAndNoOtherOperationChanges() {
    let usual = [operation("Buy"), operation("Sell"), operation("Look")]
    let before = code(usual, "ShopAgentOperations")
    let other = operation("Rent", action: "urn:b/", path: "/v2/", selects: false)
    let after = code(usual + [other], "ShopAgentOperations")
    #expect(after.contains(#"soap: SOAPOperation(action: "urn:b/Rent", output: "RentResponse"),"#))
    #expect(after.contains(#"rest: RESTOperation(method: .post, path: "/v2/Rent", body: .none),"#))
    let lines = before.split(separator: "\n").dropLast()
    #expect(after.split(separator: "\n").starts(with: lines))
  }

  @Test func whatTheUsualBindingIsNotIsSaid() {
    let operations = [operation("Buy"), operation("Sell", selects: false)]
    #expect(
      code(operations, "ShopAgentOperations")
        .contains(#""Sell", rest: .byName(selectsProperties: false), as: Self.self"#))
  }

  @Test func anOperationSaysWhichBindingsItLacksIfOthersHaveThem() {
    var (onlySOAP, onlyREST) = (operation("Buy"), operation("Sell"))
    onlySOAP.rest = nil
    onlyREST.soap = nil
    let both = code([operation("Look"), onlySOAP, onlyREST], "ShopAgentOperations")
    #expect(both.contains(#"service.operation("Buy", rest: nil, as: Self.self)"#))
    #expect(both.contains(#"service.operation("Sell", soap: nil, as: Self.self)"#))
    #expect(!code([onlySOAP], "ShopAgentOperations").contains("rest: nil"))
    #expect(!code([onlyREST], "ShopAgentOperations").contains("soap: nil"))
  }

  @Test func testsNameThePagesThatDoNotFollowFromTheNameOfTheOperation() {
    var (moved, added) = (operation("Rent"), operation("Lend"))
    moved.soap?.page = "moved/Rent.md"
    moved.rest?.page = "rest/rent-it.md"
    added.soap?.page = ""
    let code = code([operation("Buy"), operation("Sell"), moved, added], "ShopAgentTests")
    #expect(code.contains(#"soapPages: "soap/*.md","#))
    #expect(code.contains(#"restPages: "rest/v1_*.md","#))
    #expect(code.contains(#"soapPage: "moved/Rent.md","#))
    #expect(code.contains(#"restPage: "rest/rent-it.md","#))
    #expect(code.components(separatedBy: "soapPage: SamplePage.absent,").count == 2)
    #expect(code.components(separatedBy: "soapPage: ").count == 3)
  }

  @Test func onePageMayBeThePageOfAllOperations() {
    var (first, second) = (operation("Buy"), operation("Sell"))
    first.soap?.page = "shop.wsdl"
    second.soap?.page = "shop.wsdl"
    let code = code([first, second], "ShopAgentTests")
    #expect(code.contains(#"soapPages: "shop.wsdl","#))
    #expect(!code.contains("soapPage: "))
  }

  @Test func aRemarkOfEveryOperationIsInTheCommentOfTheClientAndAnotherOneIsNot() {
    var own = operation("Sell")
    own.documentation?.remarks.append("Sells.")
    let client = code([operation("Buy"), own], "ShopAgentClient")
    #expect(client.components(separatedBy: "/// Restricted.").count == 2)
    #expect(client.contains("\n/// Restricted.\npublic struct ShopAgentClient"))
    #expect(client.contains("  /// Sells."))
    var without = own
    without.documentation?.remarks = []
    let others = code([operation("Buy"), without], "ShopAgentClient")
    #expect(others.contains("  /// Restricted."))
    #expect(!others.contains("\n/// Restricted."))
  }
}
