import Diagnostics
import Foundation
import PositionedJSON
import ServiceModel
import TestSupport
import Testing

/// The model file is written by code of its own because it is large. The bytes are those of any
/// other JSON that the tool writes.
@Suite struct ModelFileTests {
  @Test func fileIsWhatTheEncoderWrites() throws {
    for model in [Self.model, ServiceModel()] {
      #expect(try Self.rewritten(model) == model.json)
      #expect(try Self.read(ServiceModel.self, model) == model)
    }
  }

  /// The same document, written without knowing what it is.
  private static func rewritten(_ model: ServiceModel) throws -> String {
    MachineReport.text(of: try read(JSONTree.self, model).tree)
  }

  private static func read<Value: Decodable>(
    _ type: Value.Type, _ model: ServiceModel
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(model.jsonBytes))
  }

  @Test(arguments: [
    "", "\"quoted\" \\ and /slashed/", "é, 漢, 👩‍👩‍👧, e\u{301}", "\u{7F}\u{80}\u{2028}\u{FEFF}", "\r\n",
    String(String.UnicodeScalarView((0..<0x21).compactMap(Unicode.Scalar.init))),
  ])
  func textIsEscapedAsTheEncoderDoes(_ text: String) throws {
    let model = ServiceModel(versions: [ServicesVersion(name: text, namespace: text + "x")])
    #expect(try Self.rewritten(model) == model.json)
    #expect(try Self.read(ServiceModel.self, model) == model)
  }

  /// Otherwise nobody might notice a property that the writer does not know.
  @Test func sampleFillsEveryProperty() {
    var filling = Filling()
    filling.visit(Self.model)
    #expect(filling.properties.subtracting(filling.filled).sorted() == [])
    #expect(filling.properties.count > 50)
  }
}

extension JSONTree {
  fileprivate var tree: JSONSyntaxTree {
    switch self {
    case .null: JSONSyntaxTree(.null)
    case .bool(let value): .flag(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .array(let items): .array(items.map(\.tree))
    case .object(let members): .object(members.mapValues(\.tree))
    }
  }
}

/// The stored properties of each type that have a value other than the default.
private struct Filling {
  var properties: Set<String> = []
  var filled: Set<String> = []

  mutating func visit(_ value: Any) {
    let mirror = Mirror(reflecting: value)
    for child in mirror.children {
      if mirror.displayStyle == .struct, let label = child.label {
        let property = "\(mirror.subjectType).\(label)"
        properties.insert(property)
        if !Self.isEmpty(child.value) { filled.insert(property) }
      }
      if !(child.value is String) { visit(child.value) }
    }
  }

  private static func isEmpty(_ value: Any) -> Bool {
    let mirror = Mirror(reflecting: value)
    guard let style = mirror.displayStyle else { return false }
    return [.optional, .collection].contains(style) && mirror.children.isEmpty
  }
}

extension ModelFileTests {
  fileprivate static let model = ServiceModel(versions: [
    ServicesVersion(
      name: "Services90", namespace: "urn:library", services: [library],
      types: [book, genre, pages, titles, unknown]),
    ServicesVersion(name: "Services91", namespace: ""),
  ])

  private static let library = Service(
    name: "Library", kind: .agent,
    documentation: Documentation(
      summary: "Books.", remarks: ["Many.", "Old \"ones\"."], returns: "A book."),
    soap: SOAPEndpoint(
      path: "Remote/Library.svc", envelopeVersion: "1.1", pages: ["Library.wsdl"],
      addresses: ["https://library.example.org/Remote/Library.svc"]),
    operations: [
      ServiceOperation(
        name: "FindBooks", documentation: Documentation(summary: "Finds."),
        parameters: [
          Parameter(name: "Title", type: .string, xml: form, documentation: "What it is called.")
        ],
        results: [Parameter(name: "Response", type: .array(.named("Book")))],
        soap: SOAPBinding(
          page: "FindBooks.md", action: "urn:library/FindBooks", inputElement: "FindBooks",
          inputNamespace: "urn:messages", outputElement: "FindBooksResponse", outputNamespace: "",
          isOneWay: true, requestHeaders: [HeaderPart(name: "Credentials")],
          responseHeaders: [
            HeaderPart(name: "Succeeded"),
            HeaderPart(name: "Shelf", namespace: "urn:shelf", type: .named("Book")),
          ], faults: [FaultPart(element: "Gone", namespace: "urn:gone", type: .string)]),
        rest: rest),
      ServiceOperation(name: "Close"),
    ])

  private static let rest = RESTBinding(
    page: "v1Library_FindBooks.md", method: "POST", path: "/api/v1/Library", body: .wrapper,
    parameters: [
      RESTCarrier(
        name: "$select", location: .query, parameter: "Title", type: .array(.scalar(.int)),
        isRequired: true, list: .commas, documentation: "Which columns."),
      RESTCarrier(name: "id", location: .path, parameter: nil),
    ],
    requestMediaTypes: ["application/json"], responseMediaTypes: ["application/json", "text/xml"],
    requestHeaders: ["Authorization"], statuses: [200, 404])

  private static let book = TypeDefinition(
    name: "Book", wireName: "book", foreignNamespace: "urn:books",
    documentation: Documentation(remarks: ["Bound."]),
    shape: .complex(
      ComplexType(
        base: "Item", isAbstract: true,
        fields: [
          Field(
            name: "Isbn", type: .string, onlyOver: .rest, xml: named,
            documentation: "Its number."),
          Field(name: "Former", type: .string, xml: named),
          Field(name: "Pages", type: .named("Pages"), xml: XMLForm(.choice, isRequired: true)),
          Field(name: "Copy", type: .unknown),
        ])))

  private static let form = XMLForm(
    .attribute, name: "title", namespace: "urn:titles", isRequired: true, isNillable: true,
    isRepeated: true, isWordList: true, item: XMLForm.Item(name: "item", namespace: ""),
    facets: facets)

  private static let facets: Facets = {
    var facets = Facets()
    facets.patterns = ["[0-9]{13}"]
    facets.values = ["1", "2"]
    (facets.minLength, facets.maxLength) = (1, 2)
    (facets.minInclusive, facets.maxInclusive) = ("3", "4")
    (facets.minExclusive, facets.maxExclusive) = ("5", "6")
    (facets.totalDigits, facets.fractionDigits) = (7, 8)
    (facets.minItems, facets.maxItems) = (9, 10)
    return facets
  }()

  /// The same as those of a simple type, which the file has once.
  private static let named: XMLForm = {
    var result = form
    result.facets?.simpleType = "Isbn"
    return result
  }()

  private static let pages = TypeDefinition(
    name: "Pages",
    shape: .choice(ChoiceType(cases: [Field(name: "Count", type: .scalar(.int))])))

  private static let genre = TypeDefinition(
    name: "Genre",
    shape: .enumeration(
      EnumerationType(
        isFlags: true, isComplete: true,
        members: [.init(name: "Crime", value: -7), .init(name: "Poem")])))

  private static let titles = TypeDefinition(
    name: "Titles",
    shape: .dictionary(
      DictionaryType(itemElement: "Pair", key: .scalar(.int), value: .named("Book"))))

  private static let unknown = TypeDefinition(name: "Unknown", shape: .opaque)
}
