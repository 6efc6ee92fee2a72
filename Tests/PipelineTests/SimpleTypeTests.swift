import Diagnostics
import DocsReader
import Foundation
import ServiceModel
import SwiftEmitter
import TestSupport
import Testing

/// The restrictions of a simple type are written once, however many values have the type.
@Suite struct SimpleTypeTests {
  /// The ways in which fields of a schema can use one simple type.
  enum Use: CaseIterable {
    case fields, attributes, lists, types, nameless
  }

  /// The facets of a simple type.
  enum Kind: String, CaseIterable {
    case pattern, enumeration

    var base: String { self == .pattern ? "string" : "int" }
  }

  private static func model(_ use: Use, _ kind: Kind, fields: Int, facets: Int) -> ServiceModel {
    var diagnostics = DiagnosticBag()
    let file = SourceFile(
      path: "shop.wsdl", text: wsdl(schema(use, fields: fields) + simpleTypes(kind, facets)))
    let model = DocumentationReader().read([file], diagnostics: &diagnostics)
    #expect(diagnostics.canonical.filter { $0.severity != .note } == [])
    return model
  }

  private static func simpleTypes(_ kind: Kind, _ count: Int) -> String {
    let facets = (0..<count).map { "<xs:\(kind) value='\(1000 + $0)'/>" }.joined()
    let content = "<xs:restriction base='xs:\(kind.base)'>\(facets)</xs:restriction>"
    return "<xs:simpleType name='Size'>\(content)</xs:simpleType>"
      + "<xs:element name='Nameless'><xs:simpleType>\(content)</xs:simpleType></xs:element>"
  }

  private static func schema(_ use: Use, fields count: Int) -> String {
    let names = (0..<count).map { "F\(1000 + $0)" }
    func order(_ sequence: String, _ attributes: String = "") -> String {
      "<xs:complexType name='Order'><xs:sequence>\(sequence)</xs:sequence>\(attributes)</xs:complexType>"
    }
    func elements(_ more: String) -> String {
      names.map { "<xs:element name='\($0)' type='t:Size' \(more)/>" }.joined()
    }
    switch use {
    case .fields: return order(elements(""))
    case .lists: return order(elements("maxOccurs='4'"))
    case .attributes:
      return order("", names.map { "<xs:attribute name='\($0)' type='t:Size'/>" }.joined())
    case .types, .nameless:
      let field =
        use == .types ? "<xs:element name='S' type='t:Size'/>" : "<xs:element ref='t:Nameless'/>"
      return order(names.map { "<xs:element name='\($0)' type='t:\($0)'/>" }.joined())
        + names.map {
          "<xs:complexType name='\($0)'><xs:sequence>\(field)</xs:sequence></xs:complexType>"
        }.joined()
    }
  }

  private static func wsdl(_ schema: String) -> String {
    """
    <wsdl:definitions targetNamespace="urn:shop" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
     xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema"
     xmlns:t="urn:shop">
      <wsdl:types><xs:schema targetNamespace="urn:shop" elementFormDefault="qualified">
        <xs:element name="Buy"><xs:complexType><xs:sequence>
          <xs:element name="Order" type="t:Order"/></xs:sequence></xs:complexType></xs:element>
        \(schema)
      </xs:schema></wsdl:types>
      <wsdl:message name="In"><wsdl:part name="body" element="t:Buy"/></wsdl:message>
      <wsdl:portType name="Shop"><wsdl:operation name="Buy"><wsdl:input message="t:In"/></wsdl:operation></wsdl:portType>
      <wsdl:binding name="B" type="t:Shop">
        <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
        <wsdl:operation name="Buy"><soap:operation soapAction="urn:buy"/>
          <wsdl:input><soap:body use="literal"/></wsdl:input></wsdl:operation></wsdl:binding>
      <wsdl:service name="S"><wsdl:port name="P" binding="t:B"><soap:address location="http://shop.example/"/></wsdl:port></wsdl:service>
    </wsdl:definitions>
    """
  }

  private static func output(_ model: ServiceModel) -> [String] {
    var diagnostics = DiagnosticBag()
    return SwiftEmitter().emit(model, diagnostics: &diagnostics).map(\.contents)
  }

  @Test(arguments: Use.allCases, Kind.allCases)
  func outputGrowsWithTheFieldsAndTheFacetsNotWithTheirProduct(
    use: Use, kind: Kind
  ) {
    func size(_ fields: Int, _ facets: Int) -> Int {
      let model = Self.model(use, kind, fields: fields, facets: facets)
      return model.json.utf8.count + Self.output(model).map(\.utf8.count).reduce(0, +)
    }
    // The numbers in comments have the same length.
    let (few, many) = (200, 400)
    let added = size(many, many) - size(few, many) - size(many, few) + size(few, few)
    #expect(added == 0)
  }

  @Test(arguments: Use.allCases, Kind.allCases)
  func aModelFileHasEveryFacet(use: Use, kind: Kind) throws {
    let model = Self.model(use, kind, fields: 3, facets: 5)
    let text = model.json
    let read = try JSONDecoder().decode(ServiceModel.self, from: Data(text.utf8))
    // This compares the facets of every value.
    #expect(read == model)
    #expect(read.json == text)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let tree = try JSONDecoder().decode(JSONTree.self, from: Data(text.utf8))
    #expect(String(decoding: try encoder.encode(tree), as: UTF8.self) + "\n" == text)
  }

  @Test func aModelFileWithoutTheSimpleTypeThatAValueHasIsRefused() throws {
    let text = Self.model(.fields, .pattern, fields: 1, facets: 1).json
    let broken = text.replacing("\"name\" : \"Size\"", with: "\"name\" : \"Other\"")
    #expect(broken != text)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ServiceModel.self, from: Data(broken.utf8))
    }
  }

  @Test(arguments: [
    (Kind.enumeration, 3, "/// One of `1000`, `1001`, `1002`."),
    (.enumeration, 100, "`1045`, `1046` and 53 more values of the simple type `Size`."),
    (.pattern, 2, "/// It matches the pattern `(1000)|(1001)`."),
    (.pattern, 100, "/// It matches the pattern of the simple type `Size`."),
  ])
  func aCommentShowsWhatCanBeRead(kind: Kind, facets: Int, comment: String) {
    let output = Self.output(Self.model(.fields, kind, fields: 1, facets: facets)).joined()
    #expect(output.contains(comment), "\(output)")
  }
}
