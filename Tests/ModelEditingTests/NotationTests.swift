import Diagnostics
import ServiceModel
import Testing

@testable import ModelEditing

@Suite("The notation of corrections")
struct NotationTests {
  @Test(arguments: [
    (
      #"{ "operation": "Library.GetBook", "set": { "rest": { "body": "wrapp" } }, "reason": "r" }"#,
      "'wrapp' is not 'none', 'wrapper', 'value', 'form' or 'binary'", #""wrapp""#
    ),
    (
      #"{ "operation": "Library.GetBook", "set": { "rest": { "parameters": [{ "name": "a", "location": "Query", "isRequired": true }] } }, "reason": "r" }"#,
      "'Query' is not 'path', 'query', 'property' or 'body'", #""Query""#
    ),
    (
      #"{ "type": "Book", "field": "Title", "set": { "onlyOver": "soap" }, "reason": "r" }"#,
      "'soap' is not 'rest'", #""soap""#
    ),
    (
      #"{ "type": "Book", "field": "Title", "set": { "type": "a b" }, "reason": "r" }"#,
      "'a b' is not a type: write the name of one, or xs:string, in brackets for a list",
      #""a b""#
    ),
    (
      #"{ "type": "Book", "field": "Title", "set": { "type": 7 }, "reason": "r" }"#,
      "this must be a string", "7"
    ),
    (
      #"{ "type": "Genre", "set": { "enumeration": { "isFlags": "yes" } }, "reason": "r" }"#,
      "this must be true or false", #""yes""#
    ),
    (
      #"{ "type": "Book", "set": { "complex": { "fields": {} } }, "reason": "r" }"#,
      "this must be an array", "{}"
    ),
  ])
  func words(entry: String, message: String, place: String) throws {
    let result = Corrected("[\(entry)]")
    let diagnostic = try #require(result.diagnostics.first)
    #expect(result.diagnostics.count == 1)
    #expect(diagnostic.message == message)
    let found = try #require(entry.ranges(of: place).first)
    let column = entry.distance(from: entry.startIndex, to: found.lowerBound) + 2
    #expect(diagnostic.location?.column == column)
  }

  @Test func anUnknownKeyIsAnsweredWithTheNearestOrWithAllThereAreHoweverDeepItIs() {
    func hint(_ entry: String) -> String? { Corrected("[\(entry)]").diagnostics.first?.hint }
    #expect(
      hint(#"{ "type": "Book", "field": "Title", "set": { "tipe": "xs:int" }, "reason": "r" }"#)
        == "did you mean 'type'?")
    #expect(
      hint(
        #"{ "type": "Book", "set": { "complex": { "fields": [{ "name": "A", "type": "xs:int", "documentatoin": "x" }] } }, "reason": "r" }"#
      ) == "did you mean 'documentation'?")
    #expect(
      hint(#"{ "type": "Genre", "member": "Crime", "set": { "zzz": 1 }, "reason": "r" }"#)
        == "the keys are 'name', 'value'")
  }

  @Test func aStructureBecomesAChoiceAndAChoiceAStructure() {
    func corrected(_ shape: String, model: ServiceModel) -> Corrected {
      Corrected(
        #"[{ "type": "Book", "set": { \#(shape) }, "reason": "r" }]"#, model: model)
    }
    let parts = #"[{ "name": "A", "type": "xs:string" }]"#
    let choice = corrected(#""choice": { "cases": \#(parts) }"#, model: LibraryModel.whole)
    #expect(choice.rules == [])
    let part = Field(name: "A", type: .string)
    #expect(choice.type("Book")?.shape == .choice(ChoiceType(cases: [part])))
    let structure = corrected(#""complex": { "fields": \#(parts) }"#, model: choice.model)
    #expect(structure.rules == [])
    #expect(structure.type("Book")?.shape == .complex(ComplexType(fields: [part])))
  }

  /// The shapes are read from samples. A part that is missing in a sample would be missing in them.
  @Test func theShapesHaveWhatTheModelWrites() throws {
    #expect(NotationShape.field.keys == ["name", "type", "onlyOver", "xml", "documentation"])
    #expect(
      NotationShape.operation.keys
        == ["name", "documentation", "parameters", "results", "soap", "rest"])
    func check(_ shape: NotationShape, _ path: String) {
      switch shape {
      case .object(let members):
        #expect(!members.isEmpty, "\(path)")
        for member in members { check(member.shape, "\(path).\(member.key)") }
      case .list(let item): check(item, path + "[]")
      case .words(let words): #expect(!words.isEmpty)
      case .text, .reference, .number, .flag: break
      }
    }
    for change in CorrectionKey.changes { check(change.shape, change.key) }
  }

  @Test func theArrayMayStandInAnObjectSoThatThereIsAPlaceForTheSchema() {
    let entry = #"{ "type": "Genre", "member": "Crime", "remove": true, "reason": "r" }"#
    let result = Corrected("{ \"$schema\": \"x\", \"corrections\": [\(entry)] }")
    #expect(result.rules == [])
    #expect(
      Corrected("{ \"$schema\": \"x\" }").diagnostics.map(\.message) == [
        "the corrections are missing"
      ])
    #expect(
      Corrected("{ \"corections\": [] }").diagnostics.map(\.message) == ["unknown key 'corections'"]
    )
    #expect(
      Corrected("{ \"corrections\": {} }").diagnostics.map(\.message)
        == ["'corrections' must be an array, not an object"])
  }
}
