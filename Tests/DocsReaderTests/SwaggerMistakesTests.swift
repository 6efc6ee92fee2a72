import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// Swagger files that cannot be read, wholly or in part. Each mistake has its position.
@Suite struct SwaggerMistakesTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String
    let swagger: LibrarySwagger
    let rule: String
    /// The text at the position.
    let text: String
    var testDescription: String { name }

    init(
      _ name: String, rule: String, at text: String,
      edit: (inout LibrarySwagger) -> Void
    ) {
      self.name = name
      self.rule = rule
      self.text = text
      var swagger = LibrarySwagger()
      edit(&swagger)
      self.swagger = swagger
    }
  }

  private static func property(_ schema: String) -> (inout LibrarySwagger) -> Void {
    { swagger in
      swagger.definitions +=
        #","Library.Wrong": {"type": "object", "properties": {"P": \#(schema)}}"#
    }
  }

  private static func definition(_ text: String) -> (inout LibrarySwagger) -> Void {
    { $0.definitions += "," + text }
  }

  static let mistakes = [
    Mistake("OpenAPI 3", rule: "swagger-unsupported", at: "\"3.0.1\"") {
      $0.prologue = #""openapi": "3.0.1""#
    },
    Mistake("Swagger 1.2", rule: "swagger-unsupported", at: "\"1.2\"") {
      $0.prologue = #""swagger": "1.2""#
    },
    Mistake(
      "allOf", rule: "swagger-unsupported", at: "\"allOf\"",
      edit: property(##"{"allOf": [{"$ref": "#/definitions/Library.Services.Book"}]}"##)),
    Mistake(
      "a reference to another file", rule: "swagger-unsupported",
      at: "\"other.json#/definitions/A\"",
      edit: property(##"{"$ref": "other.json#/definitions/A"}"##)),
    Mistake(
      "a reference to nothing", rule: "swagger-structure",
      at: ##"{"$ref": "#/definitions/Nothing"}"##,
      edit: property(##"{"$ref": "#/definitions/Nothing"}"##)),
    Mistake(
      "an object without a name", rule: "swagger-unsupported", at: "\"properties\": {\"Q\"",
      edit: property(#"{"type": "object", "properties": {"Q": {"type": "string"}}}"#)),
    Mistake(
      "a type that is none", rule: "swagger-structure", at: #"{"type": "date"}"#,
      edit: property(#"{"type": "date"}"#)),
    Mistake(
      "a schema that is none", rule: "swagger-structure", at: "[7]", edit: property("[7]")),
    Mistake(
      "an unknown key", rule: "swagger-unknown-key", at: "\"typo\"",
      edit: property(#"{"type": "string", "typo": 1}"#)),
    Mistake(
      "a reference to itself", rule: "swagger-structure", at: "\"Library.Ring\"",
      edit: definition(##""Library.Ring": {"$ref": "#/definitions/Library.Ring"}"##)),
    Mistake(
      "a ring of lists", rule: "swagger-structure", at: "\"Library.RingA\"",
      edit: definition(
        ##"""
        "Library.RingA": {"type": "array", "items": {"$ref": "#/definitions/Library.RingB"}},
        "Library.RingB": {"$ref": "#/definitions/Library.RingA"}
        """##)),
    Mistake(
      "a name that is there twice", rule: "swagger-malformed", at: "\"Library.Services.Shelf\": 1",
      edit: definition(#""Library.Services.Shelf": 1"#)),
    Mistake(
      "two types with one short name", rule: "swagger-type-renamed", at: "\"Other.Shelf\"",
      edit: definition(
        #""Other.Shelf": {"type": "object", "properties": {"X": {"type": "string"}}}"#)),
    Mistake(
      "a name that is no name of a type", rule: "swagger-type-renamed",
      at: "\"Library.List[Book]\"",
      edit: definition(#""Library.List[Book]": {"type": "object"}"#)),
    Mistake("a body without a schema", rule: "swagger-structure", at: #"{"name": "b""#) {
      $0.paths = LibrarySwagger.operation(
        "/api/v1/Agents/Library/Lend", id: "v1LibraryAgent_Lend",
        parameters: [#"{"name": "b", "in": "body"}"#])
    },
    Mistake("a parameter nowhere", rule: "swagger-structure", at: #"{"name": "b""#) {
      $0.paths = LibrarySwagger.operation(
        "/api/v1/Agents/Library/Lend", id: "v1LibraryAgent_Lend",
        parameters: [#"{"name": "b", "in": "cookie", "type": "string"}"#])
    },
    Mistake(
      "a parameter twice", rule: "swagger-structure",
      at: #"{"name": "b", "in": "query", "type": "int"#
    ) {
      $0.paths = LibrarySwagger.operation(
        "/api/v1/Agents/Library/Lend", id: "v1LibraryAgent_Lend",
        parameters: [
          #"{"name": "b", "in": "header", "type": "string"}"#,
          #"{"name": "b", "in": "query", "type": "string"}"#,
          #"{"name": "b", "in": "query", "type": "integer"}"#,
        ])
    },
    Mistake("an operation of no service", rule: "swagger-operation-left-out", at: "\"post\"") {
      $0.paths = LibrarySwagger.operation("/elsewhere", id: "lend")
    },
    Mistake("an id of another operation", rule: "title-mismatch", at: "\"post\"") {
      $0.paths = LibrarySwagger.operation("/api/v1/Agents/Library/Lend", id: "v1LibraryAgent_Take")
    },
    Mistake("one operation with two ids", rule: "operation-conflict", at: "\"put\"") {
      $0.paths = LibrarySwagger.operation("/api/v1/Agents/Library/Lend", id: "v1LibraryAgent_Lend")
      let second = LibrarySwagger.operation(
        "/api/v1/Agents/Library/Lend", "put", id: "v1LibraryAgent_Other")
      let methods = second.split(separator: "{", maxSplits: 1).last ?? ""
      $0.paths = "\($0.paths.dropLast()), \(methods)"
    },
    Mistake("an operation without a name", rule: "swagger-operation-left-out", at: "\"post\"") {
      $0.paths = #""/api/v1/A": {"post": {"responses": {}}}"#
    },
  ]

  @Test(arguments: mistakes)
  func hasItsPlace(mistake: Mistake) throws {
    let file = mistake.swagger.file
    let outcome = Outcome([file])
    let found = try #require(
      outcome.diagnostics.first { $0.rule.id == mistake.rule }, "\(outcome.diagnostics)")
    let location = try #require(found.location)
    let line = try #require(file.lineBytes(location.line))
    let rest = String(decoding: line.dropFirst(location.column - 1), as: UTF8.self)
    #expect(rest.hasPrefix(mistake.text), "\(rest)")
  }

  @Test(arguments: 1..<20)
  func aFileThatIsCutOffIsAnError(part: Int) throws {
    let file = LibrarySwagger().file
    let bytes = file.bytes.prefix(file.bytes.count * part / 20)
    let outcome = Outcome([SourceFile(path: "half.json", bytes: Array(bytes))])
    #expect(outcome.ids == ["swagger-malformed"])
    #expect(outcome.diagnostics.first?.location?.line ?? 0 > 0)
  }

  @Test func twoFilesWithOneOperationOfDifferentShapes() throws {
    var other = LibrarySwagger(path: "z.json")
    #expect(Outcome([LibrarySwagger().file, other.file]).ids == ["duplicate-page"])
    other.paths = LibrarySwagger.operation(
      "/api/v1/Agents/Library/Lend", id: "v1LibraryAgent_Lend", body: "LendRequest",
      result: #"{"type": "string"}"#)
    let outcome = Outcome([LibrarySwagger().file, other.file])
    let found = try #require(outcome.diagnostics.first { $0.rule.id == "operation-conflict" })
    #expect(found.location?.path == "z.json" && found.location?.line ?? 0 > 1)
    #expect(found.related.map(\.location.path) == [LibrarySwagger().path])
  }

  @Test func aDefinitionWithTwoShapes() throws {
    let other = LibrarySwagger(
      path: "z.json",
      paths: LibrarySwagger.operation("/api/v1/Agents/Library/Take", id: "v1LibraryAgent_Take"),
      definitions: LibrarySwagger.definitions.replacing(
        #""As printed", "type": "string""#, with: #""As printed", "type": "boolean""#))
    let outcome = Outcome([LibrarySwagger().file, other.file])
    let found = try #require(outcome.diagnostics.first { $0.rule.id == "type-shape-conflict" })
    #expect(found.location?.path == "z.json")
    #expect(found.related.map(\.location.path) == [LibrarySwagger().path])
  }

  @Test func otherFilesOfJSONAreNamed() {
    let file = SourceFile(path: "settings.json", text: #"{"a": 1}"#)
    #expect(Outcome([file, LibrarySwagger().file]).ids == ["unrecognized-page"])
  }

  @Test func aContradictionBetweenSOAPAndSwaggerIsReportedOnceForItsKind() throws {
    let definitions = LibrarySwagger.definitions
      .replacing(#""As printed", "type": "string""#, with: #""As printed", "type": "boolean""#)
    let outcome = Outcome([WSDLTests.library.file, LibrarySwagger(definitions: definitions).file])
    #expect(outcome.serious.map(\.rule.id) == ["swagger-type-differs"])
    #expect(outcome.fields("Book")?.first == "Title: xs:string")
  }
}
