import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// Small files that must not cost much: nothing in them is looked at again for each of its parts.
@Suite(.timeLimit(.minutes(1))) struct CostTests {
  private static func schema(_ content: String) -> Outcome {
    var wsdl = ForeignWSDL()
    wsdl.schema = content
    return Outcome([wsdl.file])
  }

  private static func repeated(_ count: Int, _ text: (Int) -> String) -> String {
    (0..<count).map(text).joined()
  }

  // MARK: Schemas

  @Test(arguments: ["group", "attributeGroup"])
  func groupsThatContainEachOtherTwiceAtEveryLevel(kind: String) {
    let isSequence = kind == "group"
    func group(_ number: Int, _ content: String) -> String {
      let inner = isSequence ? "<xs:sequence>\(content)</xs:sequence>" : content
      return "<xs:\(kind) name='g\(number)'>\(inner)</xs:\(kind)>"
    }
    let groups = Self.repeated(40) { number in
      let use = "<xs:\(kind) ref='t:g\(number + 1)'/>"
      return group(number, use + use)
    }
    let outcome = Self.schema(
      groups + group(40, "") + "<xs:complexType name='T'><xs:\(kind) ref='t:g0'/></xs:complexType>")
    #expect(Set(outcome.ids) == ["unsupported"])
    #expect(outcome.type("T")?.shape == .opaque)
  }

  @Test func manyGroupsInOneTypeAreAllowed() {
    let groups = Self.repeated(200) { number in
      "<xs:group name='g\(number)'><xs:sequence><xs:element name='e\(number)' type='xs:int'/></xs:sequence></xs:group>"
    }
    let uses = Self.repeated(200) { "<xs:group ref='t:g\($0)'/>" }
    let outcome = Self.schema(
      groups + "<xs:complexType name='T'><xs:sequence>\(uses)</xs:sequence></xs:complexType>")
    #expect(outcome.diagnostics == [])
    #expect(outcome.fields("T")?.count == 200)
  }

  @Test func choicesInOneType() {
    func outcome(_ isDifferent: Bool) -> Outcome {
      let choices = Self.repeated(10_000) { number in
        let suffix = isDifferent ? "\(number)" : ""
        return
          "<xs:choice><xs:element name='a\(suffix)' type='xs:int'/><xs:element name='b\(suffix)' type='xs:int'/></xs:choice>"
      }
      return Self.schema(
        "<xs:complexType name='T'><xs:sequence>\(choices)</xs:sequence></xs:complexType>")
    }
    let different = outcome(true)
    #expect(different.diagnostics == [])
    #expect(different.fields("T")?.last == "choice10000: TChoice10000")
    #expect(outcome(false).ids == ["unsupported"])
  }

  @Test func attributesOfOneType() {
    let attributes = Self.repeated(25_000) { "<xs:attribute name='a\($0)' type='xs:int'/>" }
    let outcome = Self.schema("<xs:complexType name='T'>\(attributes)</xs:complexType>")
    #expect(outcome.diagnostics == [])
    #expect(outcome.fields("T")?.count == 25_000)
  }

  @Test func typesWithAFindingEach() {
    let outcome = Self.schema(
      Self.repeated(28_000) { "<xs:complexType name='T\($0)'><xs:wrong/></xs:complexType>" })
    #expect(outcome.diagnostics.count == 28_000)
  }

  @Test func elementsThatCanSubstituteOneElement() {
    let outcome = Self.schema(
      "<xs:element name='head' type='xs:int' abstract='true'/>"
        + Self.repeated(28_000) {
          "<xs:element name='s\($0)' substitutionGroup='t:head' type='xs:int'/>"
        })
    #expect(outcome.diagnostics == [])
  }

  @Test func typesThatExtendOneThatCannotBeExpressed() {
    let fields = Self.repeated(8000) { "<xs:element name='e\($0)' type='xs:int'/>" }
    let outcome = Self.schema(
      "<xs:complexType name='Base'><xs:sequence>\(fields)<xs:element name='e0' type='xs:int'/></xs:sequence></xs:complexType>"
        + Self.repeated(8000) { number in
          "<xs:complexType name='T\(number)'><xs:complexContent><xs:extension base='t:Base'><xs:sequence/></xs:extension></xs:complexContent></xs:complexType>"
        })
    #expect(Set(outcome.ids) == ["unsupported"])
    #expect(outcome.type("T7999")?.shape == .opaque)
  }

  @Test func fieldsForAnElementWithManySubstitutes() {
    let outcome = Self.schema(
      "<xs:element name='head' type='xs:int' abstract='true'/>"
        + Self.repeated(3000) {
          "<xs:element name='s\($0)' substitutionGroup='t:head' type='xs:int'/>"
        }
        + "<xs:complexType name='One'><xs:sequence><xs:element ref='t:head'/></xs:sequence></xs:complexType>"
        + "<xs:complexType name='Two'><xs:sequence>"
        + String(repeating: "<xs:element ref='t:head'/>", count: 3000)
        + "</xs:sequence></xs:complexType>")
    #expect(Set(outcome.ids) == ["unsupported"])
    #expect(outcome.fields("One") == ["head: OneHead"])
    #expect(outcome.type("Two")?.shape == .opaque)
  }

  /// They are one version, whose types are not compared again for each of them.
  @Test func servicesOfOneNamespaceInDocumentsOfTheirOwn() {
    let files = (0..<3000).map { number in
      var wsdl = ForeignWSDL(path: "\(number).wsdl")
      wsdl.service = "Harbour\(number)"
      wsdl.schema = Self.repeated(10) { "<xs:complexType name='T\(number)x\($0)'/>" }
      return wsdl.file
    }
    let outcome = Outcome(files)
    #expect(outcome.serious == [])
    #expect(outcome.model.versions.map(\.services.count) == [3000])
  }

  @Test func servicesInOneDocument() {
    var wsdl = ForeignWSDL()
    wsdl.definitions = Self.repeated(7000) { number in
      """
      <wsdl:portType name='H\(number)'/><wsdl:binding name='B\(number)' type='tns:H\(number)'>
        <soap:binding transport='http://schemas.xmlsoap.org/soap/http'/></wsdl:binding>
      """
    }
    wsdl.ports = Self.repeated(7000) { number in
      """
      <wsdl:port name='Q' binding='tns:B\(number)'>
        <soap:address location='http://h.example.org/\(number)'/></wsdl:port>
      """
    }
    #expect(Outcome([wsdl.file]).serious == [])
  }

  @Test func definitionsThatAreOnlyOtherDefinitions() {
    let definitions = Self.repeated(30_000) {
      "\"T\($0)\": {\"$ref\": \"#/definitions/T\($0 + 1)\"}, "
    }
    let file = SourceFile(
      path: "library.json",
      text: """
        {"swagger": "2.0", "paths": {"/api/v1/Agents/Library/Get": {"get": {
          "operationId": "v1LibraryAgent_Get",
          "responses": {"200": {"schema": {"$ref": "#/definitions/T0"}}}}}},
         "definitions": {\(definitions) "T30000": {"type": "object", "properties": {}}}}
        """)
    #expect(Outcome([file]).operation("Get")?.results.first?.type == .named("T30000"))
  }

  // MARK: Pages

  @Test func theNameOfAnArrayOfArrays() {
    let name = String(repeating: "ArrayOf", count: 50_000) + "Book"
    var page = SOAPPage(operation: "Lend")
    page.parameters = "<L:Books xsi:type=\"L:\(name)\" xsi:nil=\"true\"/>"
    #expect(Outcome([page.file]).operation("Lend")?.parameters.first?.type == .named(name))
  }

  private static func rows(_ count: Int, of type: String) -> [RESTPage.Row] {
    (0..<count).map { RESTPage.Row("r\($0)", older: type, newer: type) }
  }

  @Test func aTableOfAType() {
    var page = RESTPage.agent("GetBook")
    page.result = ("object", "Book")
    page.carrier = "Carrier object for Book."
    page.response = Self.rows(40_000, of: "int32")
    page.responseSample = "{}"
    #expect(Outcome([page.file]).fields("Book")?.count == 40_000)
  }

  @Test func enumerationsInAQuery() {
    var page = RESTPage.agent("GetBook")
    page.query = Self.rows(20_000, of: "Enum: a, b")
    #expect(Outcome([page.file]).operation("GetBook")?.parameters.count == 20_000)
  }

  @Test func listsInAQueryEachWithAnExample() {
    var page = RESTPage.agent("GetBook")
    page.query = Self.rows(20_000, of: "array")
    #expect(Outcome([page.file]).operation("GetBook")?.parameters.count == 20_000)
  }

  @Test func tablesWithARowEach() {
    var page = RESTPage.agent("GetBook")
    page.response = Self.rows(1, of: "int32")
    page.result = ("object", "Book")
    page.carrier = "Carrier object for Book."
    page.responseSample = "{}"
    let tables = Self.repeated(20_000) { number in
      "\n\n| Property Name | Type | Description |\n|-|-|-|\n| s\(number) | int32 | x |\n"
    }
    let text = page.text.replacing("| r0 | int32 |  |\n", with: tables)
    let outcome = Outcome([SourceFile(path: page.path, text: text)])
    #expect(outcome.fields("Book")?.count == 20_000)
  }

  @Test func includesWithoutAnEnd() {
    let text = "# Books\n\n" + String(repeating: "[!include[[]", count: 20_000) + "\n"
    #expect(Set(Outcome([SourceFile(path: "x.md", text: text)]).ids) == ["include-syntax"])
  }

  @Test(arguments: [(64, "LibraryAAA"), (100_000, nil)])
  func aNameInAQueryWithManyDots(count: Int, type: String?) {
    let name = "a" + String(repeating: ".a", count: count)
    var page = RESTPage.agent("GetBook")
    page.query = [RESTPage.Row(name, older: "int32", newer: "int32")]
    let outcome = Outcome([page.file])
    #expect(outcome.operation("GetBook")?.parameters.first?.name == (type == nil ? name : "a"))
  }

  @Test func propertiesWhoseLabelIsNotTheNameOfAType() {
    let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    let words = letters.prefix(20).flatMap { first in
      letters.flatMap { second in letters.map { "\(first)\(second)\($0)x" } }
    }
    var page = RESTPage.agent("GetBook")
    page.result = ("object", "Book")
    page.carrier = "Carrier object for Book."
    page.response = words.map { RESTPage.Row($0, older: "Qx", newer: "Qx") }
    page.responseSample = "{}"
    #expect(Outcome([page.file]).fields("Book")?.first == "aaax: ?")
  }
}
