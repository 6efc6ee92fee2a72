import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// An element is at one place of a type, or at one place of each alternative.
@Suite struct ContentModelTests {
  private static func outcome(_ content: String) -> Outcome {
    var wsdl = ForeignWSDL()
    let elements = content.replacing(#/\b([a-d])\b([?*]?)/#) { match in
      let least = match.2 == "?" || match.2 == "*" ? " minOccurs='0'" : ""
      let most = match.2 == "*" ? " maxOccurs='unbounded'" : ""
      return "<xs:element name='\(match.1)' type='xs:int'\(least)\(most)/>"
    }
    let particles = elements.replacing("S(", with: "<xs:sequence>").replacing(
      ")S", with: "</xs:sequence>"
    ).replacing("C(", with: "<xs:choice>").replacing(")C", with: "</xs:choice>")
    wsdl.schema = "<xs:complexType name='T'>\(particles)</xs:complexType>"
    return Outcome([wsdl.file])
  }

  @Test(arguments: [
    "S(a C(a c)C)S", "S(C(a c)C a)S", "S(C(a b)C C(a c)C)S", "S(C(a b)C C(S(a c)S d)C)S",
    "C(S(a b a)S c)C", "S(a C(S(a b)S c)C)S", "C(S(a C(a b)C)S c)C", "S(a b a)S",
    "C(S(C(a b)C d)S S(a c)S)C", "C(S(a b)S S(a* c)S)C",
  ])
  func anElementAtTwoPlacesIsKeptAsXML(content: String) throws {
    let outcome = Self.outcome(content)
    #expect(outcome.type("T")?.shape == .opaque)
    #expect(
      outcome.serious.map(\.message).first
        == "the element 'a' at two places of the type 'T' is not supported: values of 'T' are kept "
        + "as XML")
  }

  @Test(arguments: [
    ("C(S(a b)S S(a c)S)C", ["a?", "b?", "c?"]),
    ("S(d C(S(a b)S S(c a)S)C)S", ["d", "a?", "b?", "c?"]),
    ("C(S(a b)S S(c C(S(a d)S S(d a)S)C)S)C", ["a?", "b?", "c?", "d?"]),
    ("S(a C(b c)C)S", ["a", "choice"]), ("C(S(a b?)S S(a c*)S)C", ["a?", "b?", "c?"]),
  ])
  func anElementOfSeveralAlternativesIsOneField(content: String, fields: [String]) {
    let outcome = Self.outcome(content)
    #expect(outcome.serious == [])
    #expect(
      outcome.type("T")?.complex?.fields.map { $0.name + ($0.xml?.isRequired == true ? "" : "?") }
        == fields)
  }

  /// A choice is required only if each of its alternatives is.
  @Test(arguments: [
    ("C(a b)C", true), ("C(a? b)C", false), ("C(a b?)C", false), ("C(C(a b?)C c)C", false),
    ("C(C(a b)C c)C", true),
  ])
  func whetherAChoiceIsRequired(content: String, isRequired: Bool) {
    let outcome = Self.outcome(content)
    #expect(outcome.serious == [])
    let fields = outcome.type("T")?.complex?.fields
    #expect(fields?.map(\.xml?.kind) == [.choice])
    #expect(fields?.first?.xml?.isRequired == isRequired)
  }

  /// Nothing of a type is left out because a part of it is declared elsewhere.
  @Test(arguments: [
    ("<xs:group name='G'><xs:sequence><xs:elment/></xs:sequence></xs:group>", "group"),
    ("<xs:attributeGroup name='G'><xs:attribute/></xs:attributeGroup>", "attributeGroup"),
    ("<xs:attribute name='G' typ='xs:int'/>", "attribute"),
  ])
  func aDeclarationThatCannotBeRead(schema: String, kind: String) {
    var wsdl = ForeignWSDL()
    wsdl.schema =
      schema + "<xs:complexType name='T'><xs:\(kind) ref='t:G'/></xs:complexType>"
    let outcome = Outcome([wsdl.file])
    #expect(outcome.type("T")?.shape == .opaque)
    #expect(outcome.serious.contains { $0.message.hasSuffix("values of 'T' are kept as XML") })
    #expect(outcome.serious.contains { $0.concern?.users == ["type 'T'"] })
  }

  @Test func attributesOfTwoNamespacesAreTwoAttributes() {
    let outcome = Self.outcome(
      "<xs:sequence/><xs:attribute ref='xml:lang'/><xs:attribute name='lang' type='xs:int'/>")
    #expect(outcome.diagnostics == [])
    #expect(outcome.fields("T") == ["lang: xs:string", "langAttribute: xs:int"])
    #expect(outcome.type("T")?.complex?.fields.map(\.xml?.name) == [nil, "lang"])
  }
}
