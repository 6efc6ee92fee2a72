import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// The result of reading a Swagger file, alone and together with a WSDL.
@Suite struct SwaggerTests {
  static let library = LibrarySwagger()

  @Test func aloneItTellsOperationsAndTypes() throws {
    let outcome = Outcome([Self.library.file])
    #expect(outcome.diagnostics == [])
    #expect(outcome.model.versions.map(\.name) == ["v1"])
    let operation = try #require(outcome.operation("Lend"))
    #expect(operation.soap == nil)
    #expect(operation.parameters.map(\.name) == ["Book"])
    #expect(operation.parameters.map(\.type) == [.named("Book")])
    #expect(operation.results == [Parameter(name: "Response", type: .scalar(.dateTime))])
    #expect(operation.documentation?.summary == "Does it.")
    #expect(operation.documentation?.remarks == ["At once.", "Really"])
    let rest = try #require(operation.rest)
    #expect(rest.page == Self.library.path)
    #expect(rest.samplePage == nil)
    #expect(rest.method == "POST" && rest.path == "/api/v1/Agents/Library/Lend")
    #expect(rest.body == .wrapper && rest.statuses == [200])
    #expect(
      rest.requestHeaders == [
        "Authorization", "X-XSRF-TOKEN", "Content-Type", "Accept", "Accept-Language", "SO-AppToken",
      ])
    #expect(
      outcome.fields("Book") == [
        "Title: xs:string", "Genre: Genre", "Tags: [xs:string]", "Shelves: [[Shelf]]",
        "Notes: StringObjectDictionary", "Sequel: Book", "MimeType: xs:string",
      ])
    #expect(outcome.type("Book")?.base == "Carrier")
    #expect(outcome.type("Book")?.documentation?.summary == "A book")
    #expect(outcome.type("LendRequest") == nil)
    #expect(outcome.fields("TableRight") == ["Mask: ETableRight", "Reason: xs:string"])
    #expect(Self.members("Genre", of: outcome) == ["Novel", "Poem"])
    #expect(Self.members("ETableRight", of: outcome) == ["None", "Select", "Update"])
  }

  private static func members(_ name: String, of outcome: Outcome) -> [String]? {
    guard case .enumeration(let enumeration) = outcome.type(name)?.shape else { return nil }
    return enumeration.members.map(\.name)
  }

  /// A difference of several pages is one note that names the operations.
  @Test func differencesOfPagesNameTheirOperations() throws {
    let names = ["Lend", "Burn", "Copy", "Find", "Sell", "Show"]
    var library = Self.library
    library.paths = names.map {
      LibrarySwagger.operation("/api/v1/Agents/Library/\($0)", id: "v1LibraryAgent_\($0)")
    }.joined(separator: ",\n")
    let pages = names.map { name in
      var page = RESTPage.agent(name)
      page.notation = .newer
      page.method = "PUT"
      page.result = nil
      return page.file
    }
    let notes = Outcome([library.file] + pages).diagnostics
      .filter { $0.rule.id == "swagger-page-differs" }.map(\.message)
    #expect(
      notes.contains(
        "the method of 'Burn', 'Copy', 'Find' and 3 more differs from the Swagger file"))
    #expect(notes.filter { $0.hasPrefix("the method") }.count == 1)
  }

  @Test func withAWSDLEachBindingKeepsWhatItHas() throws {
    let wsdl = WSDLTests.library.file
    let alone = Outcome([wsdl])
    let outcome = Outcome([wsdl, Self.library.file])
    #expect(outcome.serious == [])
    let operation = try #require(outcome.operation("Lend"))
    #expect(operation.soap == alone.operation("Lend")?.soap)
    #expect(operation.rest?.parameters.map(\.name) == ["Book"])
    #expect(
      outcome.fields("Book") == [
        "Title: xs:string", "Genre: Genre", "Tags: [xs:string]", "Shelves: [[Shelf]]",
        "Loan: xs:duration", "Notes: Notes", "Sequel: Book", "MimeType: xs:string",
      ])
    guard case .complex(let book)? = outcome.type("Book")?.shape else { return }
    #expect(book.fields.filter { $0.onlyOver == .rest }.map(\.name) == ["MimeType"])
    #expect(book.fields.first?.documentation == "As printed")
    #expect(Self.members("Genre", of: outcome) == ["Novel", "Poem"])
    #expect(outcome.type("Genre") == alone.type("Genre"))
  }

  @Test func theLayoutAndTheOrderOfFilesDoNotMatter() {
    let wsdl = WSDLTests.library.file
    var elsewhere = Self.library
    elsewhere.path = "a.json"
    let expected = Outcome([wsdl, Self.library.file]).model.bare
    #expect(Outcome([elsewhere.file, wsdl]).model.bare == expected)
  }

  @Test func entitiesAreNamedByTheirOperationIds() throws {
    var swagger = LibrarySwagger(path: "openapi/rest/Swagger-v1-Shelf.json")
    swagger.paths = LibrarySwagger.operation(
      "/api/v1/Shelf/{id}", "get", id: "v1ShelfEntity_GetShelf",
      parameters: [
        #"{"name": "id", "in": "path", "required": true, "type": "integer", "format": "int32"}"#,
        #"{"name": "$mode", "in": "query", "required": false, "type": "string", "enum": ["Slim", "Full"]}"#,
        #"{"name": "ids", "in": "query", "required": true, "type": "array", "items": {"type": "integer"}, "collectionFormat": "csv"}"#,
        #"{"name": "days", "in": "query", "type": "array", "items": {"type": "string", "format": "date-time"}, "collectionFormat": "multi"}"#,
        #"{"name": "$select", "in": "query", "required": false, "type": "string"}"#,
      ], result: ##"{"$ref": "#/definitions/Library.Services.Shelf"}"##)
    let outcome = Outcome([swagger.file])
    #expect(outcome.diagnostics == [])
    #expect(outcome.services == ["Shelf"])
    let operation = try #require(outcome.operation("GetShelf"))
    #expect(
      operation.parameters.map { "\($0.name): \($0.type)" } == [
        "id: xs:int", "ids: [xs:int]", "$mode: QueryMode", "days: [xs:dateTime]",
      ])
    #expect(operation.rest?.parameters.map(\.list) == [nil, .commas, nil, nil, nil])
    #expect(operation.results.first?.type == .named("Shelf"))
    #expect(Self.members("QueryMode", of: outcome) == ["Slim", "Full"])
  }

  @Test func filesInAFormAreBytes() throws {
    var swagger = LibrarySwagger()
    swagger.paths = LibrarySwagger.operation(
      "/api/v1/Shelf/{id}/Image", "put", id: "v1ShelfEntity_SaveImage",
      parameters: [
        #"{"name": "id", "in": "path", "required": true, "type": "integer", "format": "int32"}"#,
        #"{"name": "image", "in": "formData", "required": true, "type": "file", "format": "binary"}"#,
      ])
    let outcome = Outcome([swagger.file])
    #expect(outcome.diagnostics == [])
    let operation = try #require(outcome.operation("SaveImage"))
    #expect(operation.rest?.body == .binary)
    #expect(operation.parameters.map(\.type) == [.scalar(.int), .scalar(.base64Binary)])
  }

  @Test func listsInPlaceAreNamedApart() throws {
    var swagger = LibrarySwagger()
    swagger.definitions += """
      ,"Library.Services.Magazine": {"type": "object", "properties": {
        "Kind": {"enum": ["Weekly", "Daily"], "type": "string"}
      }},
      "Library.Services.Map": {"type": "object", "properties": {
        "Kind": {"enum": ["Road", "Sea"], "type": "string"},
        "Other": {"enum": ["Sea", "Road"], "type": "string"}
      }}
      """
    let outcome = Outcome([swagger.file])
    #expect(outcome.diagnostics == [])
    #expect(outcome.fields("Magazine") == ["Kind: MagazineKind"])
    let fields = try #require(outcome.fields("Map"))
    #expect(Set(fields.map { $0.split(separator: " ").last }).count == 1)
  }

  @Test func bothPropertiesThatDifferOnlyInCaseAreThere() {
    var swagger = Self.library
    swagger.definitions = swagger.definitions.replacing(
      #""Title": {"#,
      with: #""title": {"type": "integer"}, "TITLE": {"type": "boolean"}, "Title": {"#)
    let outcome = Outcome([swagger.file])
    #expect(outcome.diagnostics == [])
    #expect(
      outcome.fields("Book")?.prefix(3) == [
        "title: xs:int", "TITLE: xs:boolean", "Title: xs:string",
      ])
  }

  /// A property whose name differs from that of a field over SOAP only in case is that field, unless
  /// another property has its name.
  @Test func aPropertyIsTheFieldOfItsName() {
    let definitions = LibrarySwagger.definitions
      .replacing(#""Title": {"#, with: #""title": {"type": "string"}, "TITLE": {"#)
    let outcome = Outcome([WSDLTests.library.file, LibrarySwagger(definitions: definitions).file])
    #expect(outcome.serious == [])
    let fields = outcome.fields("Book") ?? []
    #expect(fields.first == "Title: xs:string")
    #expect(fields.filter { $0.lowercased() == "title: xs:string" }.count == 2)
  }

  @Test func aContradictionNamesWhereTheTypeIsKnownFrom() throws {
    let profile = LibrarySwagger(
      definitions: LibrarySwagger.definitions.replacing(
        #""Reason": {"type": "string"}"#, with: #""Reason": {"type": "boolean"}"#))
    let message = try #require(Outcome([profile.file]).serious.first?.message)
    #expect(message.hasSuffix("is 'xs:string' in the profile, and 'xs:boolean' here"), "\(message)")
  }

  @Test func aContradictionNamesTheOperation() throws {
    let swagger = LibrarySwagger(
      paths: LibrarySwagger.operation(
        "/api/v1/Agents/Library/Lend", id: "v1LibraryAgent_Lend", body: "LendRequest",
        result: #"{"type": "boolean"}"#))
    let outcome = Outcome([WSDLTests.library.file, swagger.file])
    let message = try #require(
      outcome.diagnostics.first { $0.rule.id == "swagger-type-differs" }?.message)
    #expect(message.hasPrefix("the result of 'Library.Lend' is"), "\(message)")
  }
}

extension ServiceModel {
  /// Without its provenance.
  var bare: ServiceModel {
    var model = self
    for version in model.versions.indices {
      for service in model.versions[version].services.indices {
        for operation in model.versions[version].services[service].operations.indices {
          model.versions[version].services[service].operations[operation].soap?.page = ""
          model.versions[version].services[service].operations[operation].rest?.page = ""
        }
      }
    }
    return model
  }
}
