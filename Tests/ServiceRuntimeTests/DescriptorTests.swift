@_spi(Generated) import ServiceRuntime
import Testing

/// What follows from the names of a service, an operation and its parameters.
@Suite struct DescriptorTests {
  private struct Lend: OperationRequest {
    typealias Output = RequiredResponse<Bool>
    static let descriptor = DescriptorTests.service().operation("Lend", as: Self.self)

    var bookId: Int32 = .wireDefault
    var labels: [String: String]? = nil

    mutating func code(with coder: FieldCoder) {
      coder.field("BookId", &bookId)
      coder.dictionary("Labels", item: "Label", &labels)
    }
  }

  private struct Close: OperationRequest {
    typealias Output = EmptyResponse
    static let descriptor = DescriptorTests.service().operation("Close", as: Self.self)

    mutating func code(with coder: FieldCoder) {}
  }

  private static func service(
    soapActions: String? = "urn:library/", restPaths: String? = "/api/Library/"
  ) -> ServiceDescriptor {
    ServiceDescriptor(
      name: "Library", namespace: "urn:library", requestHeaders: ["TimeZone"],
      soapActions: soapActions, restPaths: restPaths, soapPath: "Library.svc")
  }

  @Test func actionAndElementsAreNamedAfterTheOperation() throws {
    let soap = try #require(Lend.descriptor.soap)
    #expect(soap.action == "urn:library/Lend")
    #expect(soap.input == "Lend")
    #expect(soap.output == "LendResponse")
    #expect(soap.requestHeaders == ["TimeZone"])
    #expect(soap.responseHeaders.isEmpty)
  }

  @Test func thePathIsNamedAfterTheOperationAndTheBodyHasItsParameters() throws {
    let rest = try #require(Lend.descriptor.rest)
    #expect(rest.method == .post)
    #expect(rest.path == "/api/Library/Lend")
    #expect(rest.body == .wrapper)
    #expect(rest.selectsProperties)
    #expect(rest.parameters.map(\.field) == ["BookId", "Labels"])
    #expect(rest.parameters.map(\.name) == ["BookId", "Labels"])
    #expect(rest.parameters.allSatisfy { $0.location == .property })
  }

  @Test func anOperationWithoutParametersHasNoBody() throws {
    let rest = try #require(Close.descriptor.rest)
    #expect(rest.body == .none)
    #expect(rest.parameters.isEmpty)
  }

  @Test func theOneParameterMayBeTheBody() throws {
    let descriptor = Self.service().operation(
      "Lend", rest: .byName(body: .value, selectsProperties: false), as: Lend.self)
    let rest = try #require(descriptor.rest)
    #expect(rest.body == .value)
    #expect(rest.parameters.first?.location == .body)
    #expect(!rest.selectsProperties)
  }

  @Test func aServiceWithoutSuchBindingsHasNone() {
    let descriptor = Self.service(soapActions: nil, restPaths: nil)
      .operation("Lend", as: Lend.self)
    #expect(descriptor.soap == nil)
    #expect(descriptor.rest == nil)
  }

  @Test func aBindingMayBeMissingAndWhatIsGivenCounts() throws {
    let descriptor = Self.service().operation(
      "Lend", soap: SOAPOperation(action: "urn:other", responseHeaders: ["Succeeded"], output: "L"),
      rest: nil, as: Lend.self)
    let soap = try #require(descriptor.soap)
    #expect(soap.action == "urn:other")
    #expect(soap.input == "Lend")
    #expect(soap.output == "L")
    #expect(soap.responseHeaders == ["Succeeded"])
    #expect(descriptor.rest == nil)
    let oneWay = Self.service().operation(
      "Lend", soap: SOAPOperation(isOneWay: true), as: Lend.self)
    #expect(oneWay.soap?.output == "")
  }
}
