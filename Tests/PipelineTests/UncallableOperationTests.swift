import Diagnostics
import DocsReader
import ModelEditing
import ServiceModel
import Testing

/// An operation that no request over REST can call is left out with a warning, whatever describes
/// it.
@Suite struct UncallableOperationTests {
  struct Call: Sendable, CustomTestStringConvertible {
    var path = "/api/v1/Shelf/{id}"
    var method = "put"
    var parameters = [Self.id]
    /// Of the first warning.
    var reason: String?
    /// The text at its position.
    var place = ""
    var testDescription: String { reason ?? "right" }

    static let id = #"{"name": "id", "in": "path", "required": true, "type": "integer"}"#
    static func body(_ name: String) -> String {
      #"{"name": "\#(name)", "in": "body", "schema": {"type": "string"}}"#
    }
  }

  private static func settled(
    _ call: Call, corrections: String? = nil
  ) -> (operation: ServiceOperation?, bag: DiagnosticBag, file: SourceFile) {
    let file = SourceFile(
      path: "swagger.json",
      text: """
        {"swagger": "2.0", "paths": {"\(call.path)": {"\(call.method)": {
        "operationId": "v1Shelf_Tidy", "responses": {"204": {"description": ""}}, "parameters": [
        \(call.parameters.joined(separator: ",\n"))]}},
        "/api/v1/Shelves": {"get": {"operationId": "v1Shelf_Look", "responses": {}}}}}
        """)
    var bag = DiagnosticBag()
    var model = DocumentationReader().read([file], diagnostics: &bag)
    if let corrections {
      model = CorrectionsFile(SourceFile(path: "corrections.json", text: corrections))
        .correct(model, diagnostics: &bag)
    }
    model = Availability.settle(model, diagnostics: &bag)
    let operations = model.versions.first?.services.first?.operations ?? []
    #expect(operations.contains { $0.name == "Look" })
    return (operations.first { $0.name == "Tidy" }, bag, file)
  }

  static let calls = [
    Call(),
    Call(parameters: [Call.id, Call.body("a")]),
    Call(path: "/api/v1/Shelf/{ID}"),
    Call(
      parameters: [], reason: "the path has '{id}', and no parameter has its value",
      place: "\"put\""),
    Call(
      path: "/api/v1/Shelf", reason: "the path has no '{id}' for 'id'", place: #"{"name": "id""#),
    Call(
      path: "/api/v1/Shelf/{id}/{id}", reason: "the path has '{id}' twice", place: "\"put\""),
    Call(
      path: "/api/v1/Shelf/{id}.json", reason: "'{id}.json' of the path is not one name in braces",
      place: "\"put\""),
    Call(
      path: "/api/v1/Shelf/{id}?all", reason: "'/api/v1/Shelf/{id}?all' is not the path of a URL",
      place: "\"put\""),
    Call(
      parameters: [Call.id, Call.body("a"), Call.body("b")], reason: "'b' is a second body",
      place: #"{"name": "b""#),
    Call(
      parameters: [
        Call.id, Call.body("a"), #"{"name": "f", "in": "formData", "type": "string"}"#,
      ], reason: "the body has no place for 'f'", place: #"{"name": "f""#),
  ]

  @Test(arguments: calls)
  func swagger(call: Call) throws {
    let (operation, bag, file) = Self.settled(call)
    guard let reason = call.reason else {
      #expect(bag.diagnostics == [])
      #expect(operation != nil)
      return
    }
    #expect(operation == nil)
    let warning = try #require(bag.diagnostics.first)
    #expect(warning.rule.id == "rest-uncallable" && warning.severity == .warning)
    #expect(warning.message == reason + ": 'Shelf.Tidy' is left out")
    let place = try #require(warning.location)
    let line = try #require(file.lineBytes(place.line)).dropFirst(place.column - 1)
    #expect(String(decoding: line, as: UTF8.self).hasPrefix(call.place))
  }

  private static func correction(_ change: String) -> String {
    #"[{"operation": "Shelf.Tidy", \#(change), "reason": "r"}]"#
  }

  @Test func aCorrectionStatesTheRightBinding() throws {
    let change = #""set": {"rest": {"path": "/api/v1/Shelf", "parameters": []}}"#
    let (operation, bag, _) = Self.settled(
      Call(parameters: []), corrections: Self.correction(change))
    #expect(bag.diagnostics == [])
    #expect(operation?.rest?.path == "/api/v1/Shelf")
  }

  @Test func aCorrectionLeavesTheOperationOut() {
    let (operation, bag, _) = Self.settled(
      Call(parameters: []), corrections: Self.correction(#""remove": true"#))
    #expect(bag.diagnostics == [])
    #expect(operation == nil)
  }

  /// A method, a path, and values that nothing sends.
  @Test(arguments: [
    (#""set": {"rest": {"method": "SE ARCH"}}"#, "'SE ARCH' is not one of the methods"),
    (#""set": {"rest": {"method": "put"}}"#, "'put' is not one of the methods"),
    (#""set": {"rest": {"path": "api/v1/Shelf/{id}"}}"#, "'api/v1/Shelf/{id}' is not the path"),
    (#""set": {"rest": {"path": "/a b/{id}"}}"#, "'/a b/{id}' is not the path of a URL"),
    (#""set": {"rest": {"path": "/api/v1/Shelf"}}"#, "the path has no '{id}' for 'id'"),
    (#""set": {"rest": {"parameters": []}}"#, "the path has '{id}', and no parameter"),
    (#""parameter": "id", "remove": true"#, "the path has '{id}', and no parameter"),
    (
      #""set": {"parameters": [{"name": "Id", "type": "xs:int"}]}"#,
      "the operation has no parameter 'id'"
    ),
  ])
  func aCorrectionThatNoRequestCanFollow(change: String, reason: String) {
    let (_, bag, _) = Self.settled(Call(), corrections: Self.correction(change))
    #expect(bag.diagnostics.map(\.rule.id) == ["correction-invalid"])
    let message = bag.diagnostics.first?.message ?? ""
    #expect(
      message.hasPrefix("no request over REST can call the operation: " + reason), "\(message)")
    #expect(bag.diagnostics.first?.location?.path == "corrections.json")
  }

  /// A correction of something else is no reason to believe the binding.
  @Test func aCorrectionOfSomethingElse() {
    let change = #""set": {"documentation": {"summary": "Tidies.", "remarks": []}}"#
    let (_, bag, _) = Self.settled(Call(parameters: []), corrections: Self.correction(change))
    #expect(bag.diagnostics.map(\.rule.id) == ["correction-invalid"])
  }

  /// An operation that is offered over SOAP as well only loses its REST binding.
  @Test func overSOAPItStays() throws {
    var operation = ServiceOperation(
      name: "Lend",
      soap: SOAPBinding(
        page: "", action: "a", inputElement: "Lend", outputElement: "", requestHeaders: [],
        responseHeaders: []),
      rest: RESTBinding(page: "", method: "GET", path: "/{id}", body: .none))
    let concern = Concern(
      version: "V", subject: "operation 'agent:Library.Lend'", consequence: .leavesOutREST)
    func settle() -> (ServiceOperation?, DiagnosticBag) {
      let model = ServiceModel(versions: [
        ServicesVersion(
          name: "V", namespace: "",
          services: [Service(name: "Library", kind: .agent, operations: [operation])], types: [])
      ])
      var bag = DiagnosticBag()
      bag.emit(DocsReaderRules.all[0], "no", at: nil, concern: concern)
      let settled = Availability.settle(model, diagnostics: &bag)
      return (settled.versions.first?.services.first?.operations.first, bag)
    }
    let (left, bag) = settle()
    #expect(left?.soap != nil && left?.rest == nil)
    #expect(bag.diagnostics.count == 1)
    // Nothing is said about a binding that is not selected.
    operation.rest = nil
    let (same, none) = settle()
    #expect(same == operation)
    #expect(none.isEmpty)
  }
}
