import Diagnostics
import ServiceModel
import Testing

@testable import SwiftEmitter

/// Types of lists get the list support of the runtime.
@Suite("Types of lists")
struct ListShapeTests {
  private static func complex(_ name: String, _ fields: [(String, TypeReference)]) -> TypeDefinition
  {
    TypeDefinition(
      name: name,
      shape: .complex(ComplexType(fields: fields.map { Field(name: $0.0, type: $0.1) })))
  }

  private static let cells = TypeDefinition(
    name: "Cells",
    shape: .dictionary(
      DictionaryType(itemElement: "Pair", key: .string, value: .named("Cell"))))

  private func emit(
    _ types: [TypeDefinition], result: TypeReference, isOverSOAP: Bool = false
  ) -> (text: String, diagnostics: DiagnosticBag) {
    var operation = ServiceOperation(
      name: "List", results: [Parameter(name: "Response", type: result)])
    operation.rest = RESTBinding(
      page: "restful/v1List.md", method: "GET", path: "/api/v1/List", body: .none)
    if isOverSOAP {
      operation.soap = SOAPBinding(
        page: "soap/List.md", action: "urn:List", inputElement: "List",
        outputElement: "ListResponse", requestHeaders: [], responseHeaders: [])
    }
    let model = ServiceModel(versions: [
      ServicesVersion(
        name: "Services88", namespace: "urn:x",
        services: [Service(name: "Archive", kind: .agent, operations: [operation])],
        types: types)
    ])
    var diagnostics = DiagnosticBag()
    let files = SwiftEmitter().emit(model, diagnostics: &diagnostics)
    return (files.map(\.contents).joined(separator: "\n"), diagnostics)
  }

  @Test func aRowOfAnArchiveIsAskedByTheNamesOfItsColumns() {
    let types = [
      Self.complex("Row", [("Id", .scalar(.int)), ("Columns", .named("Cells"))]), Self.cells,
      Self.complex("Cell", [("DisplayValue", .string), ("LinkHint", .string)]),
    ]
    let (text, _) = emit(types, result: .array(.named("Row")))
    #expect(text.contains("public struct Row: ServiceObject, ArchiveRow {"))
    #expect(text.contains("columns?[column]?.displayValue"))
    #expect(text.contains("(columns ?? [:]).keys.sorted()"))
  }

  @Test func aFieldThatHasTheNameOfWhatWouldBeAddedIsLeftAlone() {
    let types = [
      Self.complex("Row", [("ColumnNames", .string), ("Columns", .named("Cells"))]), Self.cells,
      Self.complex("Cell", [("DisplayValue", .string)]),
    ]
    #expect(!emit(types, result: .named("Row")).text.contains("ArchiveRow"))
  }

  @Test func aDictionaryOfSomethingElseIsNotARow() {
    let types = [
      Self.complex("Row", [("Columns", .named("Cells"))]), Self.cells,
      Self.complex("Cell", [("Text", .string)]),
    ]
    #expect(!emit(types, result: .named("Row")).text.contains("ArchiveRow"))
  }

  @Test func aListOfDictionariesIsGeneratedWithTheNamesThatSOAPHas() {
    let map = TypeDefinition(
      name: "Map",
      shape: .dictionary(
        DictionaryType(itemElement: "Pair", key: .string, value: .scalar(.anyType))))
    let types = [
      Self.complex(
        "Page", [("odata.nextLink", .string), ("value", .array(.named("Map")))]), map,
    ]
    let (text, diagnostics) = emit(types, result: .named("Page"))
    #expect(!diagnostics.hasErrors)
    #expect(text.contains("public struct Page: ServiceObject, RowPage {"))
    #expect(text.contains("public var rows: [[String: AnyValue]] {"))
    let overSOAP = emit(types, result: .named("Page"), isOverSOAP: true)
    #expect(!overSOAP.diagnostics.hasErrors)
    let names =
      #"dictionaries: [DictionaryNames("Map", item: "Pair", in: ArchiveAgentSchema.namespace)]"#
    #expect(overSOAP.text.contains(names), "\(overSOAP.text)")
  }

  @Test func aMethodSaysWhereItIsDocumentedAndWhatItIsOverREST() {
    let (text, _) = emit([], result: .string, isOverSOAP: true)
    #expect(text.contains("/// SOAP: page `List.md`.\n"))
    #expect(text.contains("/// REST: `GET /api/v1/List`, page `v1List.md`.\n"))
    for echo in ["The operation `", "The element `", "The type `"] {
      #expect(!text.contains(echo))
    }
  }
}
