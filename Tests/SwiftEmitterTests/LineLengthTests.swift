import Diagnostics
import ServiceModel
import Testing

@testable import SwiftEmitter

@Suite("Long names")
struct LineLengthTests {
  /// As long as the longest name of the documentation.
  private static let name = "SetListTableIdAndListDefinitionIdFromSelectedListIdOfUser"

  private func model() -> ServiceModel {
    let binding = SOAPBinding(
      page: "page.md", action: "urn:action", inputElement: Self.name,
      outputElement: Self.name + "Response", requestHeaders: [HeaderPart(name: "Ticket")],
      responseHeaders: [])
    let values = ["First", "Second", "Third"].map {
      Parameter(name: $0 + "OfTheListDefinition", type: .array(.named("ListDefinition")))
    }
    let operation = ServiceOperation(
      name: Self.name, parameters: values, results: values, soap: binding)
    let service = Service(
      name: "UserDefinedFieldInfo", kind: .agent,
      soap: SOAPEndpoint(path: "Remote/Services1/List.svc", envelopeVersion: "1.1"),
      operations: [operation])
    let type = TypeDefinition(
      name: "ListDefinition",
      shape: .complex(
        ComplexType(fields: [Field(name: "Labels", type: .named("StringDictionary"))])))
    let dictionary = TypeDefinition(
      name: "StringDictionary",
      shape: .dictionary(
        DictionaryType(itemElement: "StringKeyValuePair", key: .string, value: .string)))
    return ServiceModel(versions: [
      ServicesVersion(
        name: "Services1", namespace: "urn:services", services: [service],
        types: [type, dictionary])
    ])
  }

  @Test func noLineOfCodeIsLongerThanTheFormatterAllows() {
    var diagnostics = DiagnosticBag()
    let files = SwiftEmitter().emit(model(), diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    #expect(!files.isEmpty)
    for file in files {
      for line in file.contents.split(separator: "\n") where line.count > 100 {
        let isComment = line.drop { $0 == " " }.hasPrefix("//")
        #expect(isComment, "\(file.path): \(line)")
      }
    }
  }

  @Test(arguments: 1...70)
  func noLineIsBrokenWhosePartsFitOnOneLine(length: Int) {
    var model = model()
    model.versions[0].services[0].operations[0].name = "A" + String(repeating: "b", count: length)
    model.versions[0].services[0].operations[0].parameters.removeLast(2)
    model.versions[0].services[0].operations[0].results.removeLast(2)
    var diagnostics = DiagnosticBag()
    for file in SwiftEmitter().emit(model, diagnostics: &diagnostics) {
      let lines = file.contents.split(separator: "\n")
      for (line, next) in zip(lines, lines.dropFirst())
      where line.contains(" var ") && line.hasSuffix(":") {
        #expect(line.count + 1 + next.drop { $0 == " " }.count > 100, "\(file.path): \(line)")
      }
    }
  }
}
