import Diagnostics
import DocsReader
import Testing

/// An operation that is left out is always a warning.
@Suite struct LeftOutOperationTests {
  private static func findings(
    _ text: String, _ replacement: String
  ) -> (outcome: Outcome, messages: [String]) {
    let file = ForeignWSDL().file
    let source = String(decoding: file.bytes, as: UTF8.self)
    let outcome = Outcome([
      SourceFile(path: file.path, text: source.replacing(text, with: replacement))
    ])
    #expect(outcome.serious.allSatisfy { $0.severity == .warning })
    return (outcome, outcome.serious.map(\.message))
  }

  @Test func aPartOfTheBodyThatNoMessageHas() {
    let (outcome, messages) = Self.findings(
      "<wsdl:input><soap:body use='literal'/>", "<wsdl:input><soap:body parts='body hull'/>")
    #expect(
      messages == [
        "the part 'hull' in the Body of 'Moor' is not declared: 'Harbour.Moor' is left out"
      ])
    #expect(outcome.serious.first?.concern?.consequence == .leavesOut)
  }

  /// The Body of such a message is empty.
  @Test func aPartOfAMessageWithoutParts() {
    var wsdl = ForeignWSDL()
    wsdl.parts = ""
    wsdl.bound = "<soap:body use='literal' parts='hull'/>"
    let outcome = Outcome([wsdl.file])
    #expect(
      outcome.diagnostics.map(\.message)
        == ["the part 'hull' in the Body of 'Moor' is not declared"])
    #expect(outcome.serious == [])
    #expect(outcome.operation("Moor")?.soap?.inputElement == "")
  }

  @Test func anOperationThatTheBindingDoesNotHave() {
    let (outcome, messages) = Self.findings(
      "<wsdl:portType name=\"Harbour\">",
      "<wsdl:portType name=\"Harbour\"><wsdl:operation name='Tow'><wsdl:input message='tns:In'/></wsdl:operation>"
    )
    #expect(
      messages == [
        "the binding 'B' does not have the operation 'Tow': 'Harbour.Tow' is left out"
      ])
    #expect(outcome.serious.first?.concern?.consequence == .leavesOut)
    #expect(outcome.operation("Moor") != nil)
  }

  @Test func anOperationThatThePortTypeDoesNotHave() {
    let (outcome, messages) = Self.findings(
      "<wsdl:operation name=\"Moor\"><soap:operation",
      "<wsdl:operation name=\"Tow\"/><wsdl:operation name=\"Moor\"><soap:operation")
    #expect(
      messages == [
        "the operation 'Tow' of the binding 'B' is left out: its port type does not have it"
      ])
    #expect(outcome.operation("Moor") != nil)
  }

  @Test func aSecondOperationWithOneName() throws {
    let (outcome, messages) = Self.findings(
      "</wsdl:operation></wsdl:portType>",
      "</wsdl:operation><wsdl:operation name='Moor'><wsdl:input message='tns:Out'/></wsdl:operation></wsdl:portType>"
    )
    #expect(messages == ["a second operation 'Moor' of 'Harbour' is left out"])
    #expect(outcome.serious.first?.related.count == 1)
    #expect(outcome.operation("Moor")?.parameters.map(\.name) == ["Ship"])
  }

  /// Many services declare their operations once more, for other protocols.
  @Test(arguments: [("Moor", "note"), ("Tow", "warning")])
  func aPortTypeWithoutASOAPBinding(operation: String, severity: String) {
    let (outcome, _) = Self.findings(
      "<wsdl:binding name=",
      "<wsdl:portType name='Form'><wsdl:operation name='\(operation)'/></wsdl:portType><wsdl:binding name="
    )
    #expect(
      outcome.diagnostics.map { "\($0.severity): \($0.message)" }
        == ["\(severity): the port type 'Form' has no SOAP binding and is left out"])
  }
}
