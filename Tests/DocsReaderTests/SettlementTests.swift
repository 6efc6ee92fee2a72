import Diagnostics
import DocsReader
import Foundation
import ModelEditing
import ServiceModel
import TestSupport
import Testing

/// A correction that is printed with a finding settles it. After you paste it in and write a
/// reason, the finding is not reported again.
@Suite struct SettlementTests {
  /// A type that the documentation does not state has to be filled in: the correction is refused as
  /// it is.
  @Test(arguments: ["string", "array"])
  func anUnknownTypeIsToBeFilledIn(label: String) throws {
    var rest = RESTPage(uid: "v1Book_GetBook", method: "GET", route: "Book")
    rest.result = ("object", "Book")
    rest.response = [
      RESTPage.Row("Title", older: "string", newer: "String"),
      RESTPage.Row("Right", older: label == "array" ? "array" : "", newer: ""),
    ]
    rest.responseSample = #"{"Title": "a", "Right": null}"#
    let (model, found) = Self.read([rest.file])
    let entry = try #require(found.canonical.lazy.compactMap(\.settlement).first).entry
    #expect(!entry.contains("?"))
    let refused = Self.applying([entry], to: model, found).filter { $0.severity == .error }
    #expect(refused.count == 1)
    #expect(refused.first?.message.contains("fill in the type") == true)
    #expect(refused.first?.message.contains("is not a type: write the name of one") == true)
  }

  private static let schema = """
    <xs:complexType name="Book"><xs:sequence>\
    <xs:element minOccurs="0" name="Title" nillable="true" type="xs:string"/>\
    <xs:element minOccurs="0" name="Genre" type="t:Genre"/>\
    <xs:element minOccurs="0" name="Prices" nillable="true" type="t:PriceMap"/>\
    <xs:element minOccurs="0" name="Others" nillable="true" type="t:ArrayOfBook"/>\
    </xs:sequence></xs:complexType>
    <xs:complexType name="Comic"><xs:complexContent mixed="false"><xs:extension base="t:Book">\
    <xs:sequence><xs:element minOccurs="0" name="Artist" type="xs:string"/></xs:sequence>\
    </xs:extension></xs:complexContent></xs:complexType>
    <xs:complexType name="ArrayOfBook"><xs:sequence>\
    <xs:element minOccurs="0" maxOccurs="unbounded" name="Book" nillable="true" type="t:Book"/>\
    </xs:sequence></xs:complexType>
    <xs:complexType name="PriceMap"><xs:annotation><xs:appinfo>\
    <IsDictionary xmlns="http://schemas.microsoft.com/2003/10/Serialization/">true</IsDictionary>\
    </xs:appinfo></xs:annotation><xs:sequence>\
    <xs:element minOccurs="0" maxOccurs="unbounded" name="Pair"><xs:complexType><xs:sequence>\
    <xs:element name="Key" nillable="true" type="xs:string"/>\
    <xs:element name="Value" type="xs:double"/></xs:sequence></xs:complexType></xs:element>\
    </xs:sequence></xs:complexType>
    <xs:simpleType name="Genre"><xs:restriction base="xs:string">\
    <xs:enumeration value="Crime"/><xs:enumeration value="Poetry"/>\
    </xs:restriction></xs:simpleType>
    """

  private static var wsdl: LibraryWSDL {
    var wsdl = LibraryWSDL()
    wsdl.schema = schema
    wsdl.parameters =
      "<xs:element minOccurs='0' name='Isbn' nillable='true' type='xs:string'/>"
      + "<xs:element minOccurs='0' name='Wanted' type='t:Genre'/>"
    wsdl.results = "<xs:element minOccurs='0' name='Response' nillable='true' type='t:Book'/>"
    return wsdl
  }

  /// Mistakes in a schema or a service, each in place of a correct part.
  private static let mistakes = [
    ("type=\"xs:string\"", "type=\"xs:decimal\""), ("type='xs:string'", "type='xs:time'"),
    ("type=\"xs:double\"", "type=\"t:Nowhere\""), ("type='t:Book'", "type='t:Nowhere'"),
    ("type=\"t:Genre\"", "nillable=\"true\" type=\"t:Genre\""), ("type='t:Genre'", "type='t:Gone'"),
    ("<xs:sequence>", "<xs:sequence><xs:any minOccurs=\"0\"/>"),
    ("<xs:sequence>", "<xs:sequence minOccurs=\"2\">"), ("<xs:sequence>", "<xs:all>"),
    ("<xs:complexType", "<xs:complexType abstract=\"true\""),
    ("<xs:element ", "<xs:element default=\"x\" "),
    ("minOccurs=\"0\"", "minOccurs=\"7\""), ("name=\"Artist\"", "name=\"Title\""),
    ("base=\"t:Book\"", "base=\"t:Genre\""), ("base=\"xs:string\"", "base=\"xs:int\""),
    ("<xs:enumeration value=\"Crime\"/>", "<xs:pattern value=\"x\"/>"),
    ("style=\"document\"", "style=\"rpc\""), ("use=\"literal\"", "use=\"encoded\""),
    ("<wsdl:input name=\"I\">", "<wsdl:input name=\"I\" x=\"1\">"),
    ("<wsdl:output wsaw", "<wsdl:fault/><wsdl:output wsaw"),
    ("<wsdl:output wsaw:Action=\"b\" name=\"O\" message=\"tns:Out\"/>", ""),
    ("element=\"tns:LendResponse\"", "element=\"tns:Lent\""),
    ("<xs:element name=\"LendResponse\">", "<xs:element name=\"LendResponse\" x=\"1\">"),
  ]

  private static func read(
    _ files: [SourceFile]
  ) -> (model: ServiceModel, diagnostics: DiagnosticBag) {
    var diagnostics = DiagnosticBag()
    let model = DocumentationReader().read(files, diagnostics: &diagnostics)
    return (model, diagnostics)
  }

  /// Uses each printed correction alone, and then all of them.
  private static func check(_ files: [SourceFile], _ what: String) -> Int {
    let (model, found) = read(files)
    let entries = found.canonical.compactMap { $0.settlement?.entry }
    for diagnostic in found.canonical {
      guard let settlement = diagnostic.settlement else { continue }
      let left = applying([settlement.entry], to: model, found)
      #expect(!left.contains(diagnostic), "\(what): \(diagnostic.message)\n\(settlement.entry)")
      let refused = left.filter { $0.rule.id.hasPrefix("correction-") }
      #expect(refused.isEmpty, "\(what): \(refused.map(\.message))\n\(settlement.entry)")
      let new = left.filter { $0.severity == .error && !found.canonical.contains($0) }
      #expect(new.isEmpty, "\(what): \(new.map(\.message))\n\(settlement.entry)")
    }
    return entries.count
  }

  private static func applying(
    _ entries: [String], to model: ServiceModel, _ found: DiagnosticBag
  ) -> [Diagnostic] {
    var left = found
    let text = "[" + entries.joined(separator: ",\n").replacing("\"…\"", with: "\"seen\"") + "]"
    let file = CorrectionsFile(SourceFile(path: "corrections.json", text: text))
    _ = file.correct(model, diagnostics: &left)
    return left.canonical
  }

  @Test func everyMistakeInEveryPlace() {
    var count = 0
    for (right, wrong) in Self.mistakes {
      let xml = Self.wsdl.xml
      for place in xml.ranges(of: right) {
        let text = xml[..<place.lowerBound] + wrong + xml[place.upperBound...]
        let file = SourceFile(path: "wsdl/Library.wsdl", text: String(text))
        count += Self.check([file], "\(right) → \(wrong)")
      }
    }
    #expect(count > 12)
  }

  @Test func whatPagesAndSchemasDisagreeAbout() {
    let other = SOAPPage(
      operation: "Lend", parameters: "<L:Isbn xsi:type=\"xsd:int\">0</L:Isbn>",
      results: """
        <L:Response xsi:type="L:Book"><L:Title xsi:type="xsd:int">1</L:Title>\
        <L:Price xsi:type="xsd:double">1</L:Price></L:Response>
        """)
    var second = other
    second.operation = "Lend"
    second.parameters = "<L:Isbn xsi:type=\"xsd:string\"/>"
    let copy = SourceFile(path: "soap/Services9/Library/Copy.md", text: second.text)
    let shape = SOAPPage(
      operation: "Find",
      results: """
        <L:Response xsi:type="L:Book"><L:Name xsi:type="xsd:string"/></L:Response>
        """)
    let rest = RESTPage.agent("Count")
    let sets: [[SourceFile]] = [
      [Self.wsdl.file, other.file], [other.file, copy], [other.file, shape.file],
      [rest.file], [other.file, RESTPage.agent("Lend").file],
    ]
    var count = 0
    for (index, files) in sets.enumerated() { count += Self.check(files, "set \(index)") }
    #expect(count >= 4)
  }

  /// One WSDL of another service for each kind of finding with a correction.
  private static let foreign: [(String, @Sendable (inout ForeignWSDL) -> Void)] = [
    ("a style", { $0.style = "rpc" }),
    ("an encoded message", { $0.bound = "<soap:body use='encoded'/>" }),
    ("a part with a type", { $0.parts = "<wsdl:part name='body' type='xs:string'/>" }),
    (
      "several parts",
      { $0.parts += "<wsdl:part name='more' element='t:Moor'/>" }
    ),
    ("no element", { $0.parts = "<wsdl:part name='body' element='t:Nowhere'/>" }),
    (
      "no message",
      { $0.messages = "<wsdl:input message='tns:Gone'/><wsdl:output message='tns:Out'/>" }
    ),
    ("no request", { $0.messages = "<wsdl:output message='tns:Out'/>" }),
    ("no type", { $0.request = $0.request.replacing("xs:string", with: "t:Nowhere") }),
    ("no header part", { $0.bound += "<soap:header message='tns:In' part='x' use='literal'/>" }),
    (
      "a type that is not read",
      {
        $0.schema =
          "<xs:complexType name='Ship' mixed='true'><xs:sequence><xs:element name='A' type='t:None'/></xs:sequence></xs:complexType>"
        $0.request = $0.request.replacing("xs:string", with: "t:Ship")
      }
    ),
    (
      "a field that the base has too",
      {
        $0.schema = """
          <xs:complexType name='Base'><xs:sequence><xs:element name='A' type='xs:int'/></xs:sequence></xs:complexType>
          <xs:complexType name='Ship'><xs:complexContent><xs:extension base='t:Base'><xs:sequence>
          <xs:element name='A' type='xs:string'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
          """
        $0.request = $0.request.replacing("xs:string", with: "t:Ship")
      }
    ),
  ]

  @Test func everyKindInAForeignWSDL() {
    for (name, change) in Self.foreign {
      var wsdl = ForeignWSDL()
      change(&wsdl)
      _ = Self.check([wsdl.file], name)
    }
  }

  @Test(
    .enabled(if: SharedFolder.hasWSDL, "the folder of WSDLs is not there"),
    arguments: [SharedFolder.wsdlInputs, SharedFolder.wsdlSets])
  func givenWSDLs(folder: URL) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(!names.isEmpty)
    for name in names {
      let files = try PageFolder.read(folder.appending(path: name), endings: PageFolder.wsdl)
      _ = Self.check(files, name)
    }
  }

  /// For a server, both would be the same operation.
  @Test func twoOperationsWithOneRequest() throws {
    let operation = "<wsdl:operation name=\"Moor\">"
    let anchor = operation.replacing("Moor", with: "Anchor")
    let single = ForeignWSDL().file
    let text = String(decoding: single.bytes, as: UTF8.self)
    let portType = try #require(
      text.firstMatch(of: /<wsdl:operation name="Moor"><wsdl:input.*?<\/wsdl:operation>/)
    ).output
    let bound = try #require(
      text.firstMatch(of: /(?s)<wsdl:operation name="Moor"><soap:operation.*?<\/wsdl:operation>/)
    ).output
    var both = text
    for found in [portType, bound] {
      both = both.replacing(found, with: found + found.replacing(operation, with: anchor))
    }
    let (model, diagnostics) = Self.read([SourceFile(path: "a.wsdl", text: both)])
    #expect(
      diagnostics.canonical.map(\.message) == [
        "'Moor' and 'Anchor' of 'Harbour' have the same request element and SOAPAction: "
          + "a server calls 'Anchor' for both"
      ])
    #expect(model.versions.first?.services.first?.operations.count == 2)
    #expect(Self.check([SourceFile(path: "a.wsdl", text: both)], "one request") == 1)

    let other = bound.replacing(operation, with: anchor).replacing("urn:moor", with: "urn:anchor")
    let apart = both.replacing(bound.replacing(operation, with: anchor), with: other)
    #expect(Self.read([SourceFile(path: "a.wsdl", text: apart)]).diagnostics.canonical == [])
  }

  @Test func aMessageIsOfTheOperationThatSendsIt() throws {
    var wsdl = Self.wsdl
    wsdl.results = "<xs:element name='Response' type='xs:NOTATION'/>"
    let (_, diagnostics) = Self.read([wsdl.file])
    let finding = try #require(diagnostics.canonical.first)
    #expect(
      finding.message
        == "the simple type 'NOTATION' of the operation 'Lend' is not supported: 'Library.Lend' is left out"
    )
    #expect(finding.settlement?.entry.contains("\"operation\": \"agent:Library.Lend\"") == true)
  }

  @Test(.enabled(if: SharedFolder.hasCases, "the folder with shared cases is not there"))
  func sharedCase() throws {
    let url = SharedFolder.cases.appending(path: "response-any/specs/Gate.wsdl")
    let file = SourceFile(path: "Gate.wsdl", bytes: Array(try Data(contentsOf: url)))
    // It is sent as the page shows it, and needs no correction.
    #expect(Self.check([file], "response-any") == 0)
  }
}
