import Diagnostics
import DocsReader
import ServiceModel
import TestSupport
import Testing

/// Definitions with any names: each is a type with a separate name, and nothing stops the reading.
@Suite struct SwaggerNameTests {
  private static let parts = [
    "A", "Services", "Web", "Book", "Shelf", "Page[A.Book]", "Map`2", "É", "-",
  ]

  /// Names of definitions, each with the properties of one of three shapes.
  private static func definitions(_ random: inout SeededGenerator) -> [String: Int] {
    var definitions: [String: Int] = [:]
    for _ in 0..<Int.random(in: 2...14, using: &random) {
      let name = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? "A"
      }
      definitions[name.joined(separator: ".")] = Int.random(in: 0..<3, using: &random)
    }
    return definitions
  }

  private static func outcome(_ definitions: [(String, Int)]) -> Outcome {
    var swagger = LibrarySwagger()
    let properties = definitions.indices.map { index in
      ##""P\##(index)": {"$ref": "#/definitions/\##(definitions[index].0)"}"##
    }
    let all =
      definitions.map { name, shape in
        #""\#(name)": {"type": "object", "properties": {"F\#(shape)": {"type": "string"}}}"#
      } + [
        #""Library.Carriers.LendRequest": {"type": "object", "properties": {\#(properties.joined(separator: ", "))}}"#
      ]
    swagger.definitions = all.joined(separator: ",\n")
    return Outcome([swagger.file])
  }

  @Test(arguments: 0..<200)
  func everyDefinitionIsATypeOfItsShape(seed: Int) throws {
    var random = SeededGenerator(UInt64(seed))
    let definitions = Self.definitions(&random).sorted { $0.key < $1.key }
    let outcome = Self.outcome(definitions.map { ($0.key, $0.value) })
    #expect(outcome.serious == [])
    let parameters = try #require(outcome.operation("Lend")).parameters
    try #require(parameters.count == definitions.count)
    for (parameter, definition) in zip(parameters, definitions) {
      let name = try #require(parameter.type.namedType)
      #expect(TypeReference(name) == .named(name))
      #expect(outcome.fields(name) == ["F\(definition.value): xs:string"], "\(definition.key)")
    }
  }

  @Test(arguments: 0..<20)
  func theOrderOfDefinitionsDoesNotMatter(seed: Int) {
    var random = SeededGenerator(UInt64(seed))
    let definitions = Self.definitions(&random).map { ($0.key, $0.value) }
    let types = Self.outcome(definitions).model.versions.first?.types
    let others = Self.outcome(definitions.reversed()).model.versions.first?.types
    #expect(types == others)
  }

  @Test func theNamespaceWithMostTypesKeepsItsNames() {
    let outcome = Self.outcome([
      ("Aside.Book", 0), ("Library.Services.Book", 1), ("Library.Services.Page[Library.Book]", 2),
      ("Library.Services.Shelf", 1),
    ])
    #expect(outcome.fields("Book") == ["F1: xs:string"])
    #expect(outcome.fields("AsideBook") == ["F0: xs:string"])
    #expect(outcome.fields("PageBook") == ["F2: xs:string"])
    #expect(outcome.ids == ["swagger-type-renamed", "swagger-type-renamed"])
  }
}
