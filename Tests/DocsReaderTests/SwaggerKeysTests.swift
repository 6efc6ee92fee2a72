import Diagnostics
import DocsReader
import ServiceModel
import TestSupport
import Testing

/// Every key of a Swagger file is read, known to be harmless, or reported.
@Suite struct SwaggerKeysTests {
  /// An object of a file, as the members that are written into it.
  enum Place: CaseIterable {
    case file, path, operation, parameter, list, body, response, definition, text, number, map
    case reference, item
  }

  /// A file in which every kind of object has its own keys, and additional ones in one place.
  private static func file(_ place: Place, _ members: [String]) -> SourceFile {
    let added = members.map { ", " + $0 }.joined()
    func more(_ here: Place) -> String { here == place ? added : "" }
    return SourceFile(
      path: "swagger.json",
      text: ##"""
        {"swagger": "2.0"\##(more(.file)), "paths": {"/api/v1/Shelf/{id}": {"put": {
        "operationId": "v1Shelf_Tidy", "parameters": [
        {"name": "id", "in": "path", "required": true, "type": "integer"\##(more(.parameter))},
        {"name": "ids", "in": "query", "type": "array", "items": {"type": "string"}\##(more(.list))},
        {"name": "book", "in": "body", "schema": {"$ref": "#/definitions/Book"}\##(more(.body))}],
        "responses": {"200": {"description": "", "schema": {"$ref": "#/definitions/Book"}
        \##(more(.response))}}\##(more(.operation))}\##(more(.path))}},
        "definitions": {"Book": {"type": "object", "properties": {
        "Title": {"type": "string"\##(more(.text))}, "Pages": {"type": "integer"\##(more(.number))},
        "Notes": {"type": "object", "additionalProperties": {"type": "string"}\##(more(.map))},
        "Tags": {"type": "array", "items": {"type": "string"\##(more(.item))}},
        "Sequel": {"$ref": "#/definitions/Book"\##(more(.reference))}}\##(more(.definition))}}}
        """##)
  }

  /// Keys that say something that the file does not say without them.
  private static let telling = [
    #""collectionFormat": "pipes""#, #""collectionFormat": "tsv""#, #""format": "uint64""#,
    #""format": "isbn""#, #""enum": [1, 2]"#, #""enum": ["a", "b"]"#, #""default": 1"#,
    #""minimum": 5"#, #""maxLength": 5"#, #""pattern": "a*""#, #""uniqueItems": true"#,
    #""readOnly": true"#, #""required": ["Title"]"#, #""deprecated": true"#,
    #""allOf": [{"type": "string"}]"#, #""oneOf": []"#, #""discriminator": "Title""#,
    #""additionalProperties": {"type": "integer"}"#, #""additionalProperties": true"#,
    #""properties": {"Isbn": {"type": "string"}}"#, #""items": {"type": "integer"}"#,
    #""consumes": ["application/xml"]"#, #""produces": ["text/csv"]"#, #""typo": 1"#,
    #""headers": {"ETag": {"type": "string"}}"#, #""callbacks": {}"#,
    #""parameters": [{"name": "X-Key", "in": "header", "required": true, "type": "string"}]"#,
    #""security": [{"Password": []}]"#, #""trace": {}"#, #""summary": "Tidies.""#,
    #""description": "About it.""#,
  ]

  /// Keys that say nothing that generated code could do.
  private static let silent = [
    #""x-order": 1"#, #""x-nullable": true"#,
  ]

  /// The keys that are harmless in one place: parts that nothing refers to, prose of parts without
  /// a name, the form of a list for what is not a list.
  private static let harmless: [Place: Set<String>] = [
    .file: ["parameters"], .path: ["summary", "description"], .item: ["description"],
    .body: ["required", "collectionFormat"], .parameter: ["collectionFormat"],
  ]

  private static func outcome(_ place: Place, _ more: [String]) -> String {
    let outcome = Outcome([file(place, more)])
    // Positions change with every key.
    let findings = outcome.diagnostics.map { "\($0.rule.id) \($0.message)" }.sorted()
    return "\(outcome.model) \(findings)"
  }

  /// Whether a key is one of those that are already there: JSON does not allow it twice.
  private static func key(_ member: String) -> String {
    String(member.dropFirst().prefix { $0 != "\"" })
  }

  private static func own(_ place: Place) -> Set<String> {
    switch place {
    case .file: ["swagger", "paths", "definitions"]
    case .path: ["put"]
    case .operation: ["operationId", "parameters", "responses"]
    case .parameter: ["name", "in", "required", "type"]
    case .list: ["name", "in", "type", "items"]
    case .body: ["name", "in", "schema"]
    case .response: ["description", "schema"]
    case .definition: ["type", "properties"]
    case .text, .number: ["type"]
    case .map: ["type", "additionalProperties"]
    case .reference: ["$ref"]
    case .item: ["type"]
    }
  }

  /// Whatever else is in an object, a key that says something changes the result: the model, or what
  /// is reported.
  @Test(arguments: 0..<400)
  func noKeyIsLost(seed: Int) throws {
    var random = SeededGenerator(UInt64(seed))
    let place = try #require(Place.allCases.randomElement(using: &random))
    let taken = Self.own(place).union(Self.harmless[place] ?? [])
    var members: [String] = []
    for member in Self.telling.shuffled(using: &random).prefix(3) {
      let keys = taken.union(members.map(Self.key))
      if !keys.contains(Self.key(member)) { members.append(member) }
    }
    let all = Self.outcome(place, members)
    for member in members {
      #expect(Self.outcome(place, members.filter { $0 != member }) != all, "\(place) \(member)")
    }
    let silent = members + Self.silent
    #expect(Self.outcome(place, silent) == all)
  }

  @Test(arguments: Place.allCases)
  func aRightFileHasNoFindings(place: Place) {
    #expect(Outcome([Self.file(place, Self.silent)]).diagnostics == [])
  }

  /// What says no to something says nothing.
  @Test(arguments: [
    #""readOnly": false"#, #""deprecated": false"#, #""uniqueItems": false"#, #""example": 1"#,
    #""additionalProperties": false"#, #""required": []"#, #""title": "t""#,
  ])
  func thisIsHarmless(member: String) {
    #expect(Outcome([Self.file(.definition, [member])]).diagnostics == [])
  }

  @Test(arguments: [
    ("integer", "int8", "byte"), ("integer", "uint8", "unsignedByte"),
    ("integer", "int16", "short"),
    ("integer", "uint16", "unsignedShort"), ("integer", "uint32", "unsignedInt"),
    ("integer", "int64", "long"), ("integer", "uint64", "unsignedLong"),
    ("number", "float", "float"),
    ("number", "decimal", "decimal"), ("string", "date", "date"), ("string", "uuid", "string"),
  ])
  func formatsOfNumbersAndTextsAreRead(type: String, format: String, scalar: String) {
    let outcome = Outcome([
      Self.file(.definition, []).replacing(
        #""Pages": {"type": "integer""#,
        with: #""Pages": {"type": "\#(type)", "format": "\#(format)""#)
    ])
    #expect(outcome.diagnostics == [])
    #expect(outcome.fields("Book")?.contains("Pages: xs:\(scalar)") == true)
  }

  @Test func theListsOfTheFileApplyToItsOperations() throws {
    let file = Self.file(.file, [#""consumes": ["text/json"]"#, #""produces": ["*/*"]"#])
    let rest = try #require(Outcome([file]).operation("Tidy")?.rest)
    #expect(rest.requestMediaTypes == ["text/json"])
    #expect(rest.responseMediaTypes == ["*/*"])
    #expect(Outcome([file]).operation("Tidy")?.results.first?.type == .named("Book"))
  }

  @Test func theDefaultResponseIsTheAnswerIfThereIsNoOther() {
    let file = Self.file(.file, []).replacing("\"200\":", with: "\"default\":")
    #expect(Outcome([file]).operation("Tidy")?.results.first?.type == .named("Book"))
    #expect(Outcome([file]).diagnostics == [])
  }

  @Test func aSecondSchemaOfSuccessIsReported() {
    let file = Self.file(.response, ["\"x-a\": 1}, \"202\": {\"schema\": {\"type\": \"string\"}"])
    #expect(Outcome([file]).ids == ["swagger-not-followed"])
  }
}

extension SourceFile {
  fileprivate func replacing(_ text: String, with other: String) -> SourceFile {
    SourceFile(
      path: path,
      text: String(decoding: bytes, as: UTF8.self).replacing(text, with: other, maxReplacements: 1))
  }
}
