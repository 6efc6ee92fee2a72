import ModelDiff
import ServiceModel
import Testing

/// Verdicts on the wire follow the bytes: over REST an operation is its HTTP method and path, and
/// the names of types are not a part of JSON.
struct WireIdentityTests {
  private func operation(
    _ name: String, method: String = "POST", path: String = "/api/v1/Book",
    parameters: [Parameter] = [Parameter(name: "newEntity", type: .named("Book"))],
    carriers: [RESTCarrier] = [
      RESTCarrier(name: "newEntity", location: .body, parameter: "newEntity")
    ], result: TypeReference = .named("Book")
  ) -> ServiceOperation {
    ServiceOperation(
      name: name, parameters: parameters, results: [Parameter(name: "Response", type: result)],
      rest: RESTBinding(
        page: "restful/rest/Book/v1Book_\(name).md", method: method, path: path, body: .value,
        parameters: carriers, statuses: [200]))
  }

  private func model(
    _ operations: [ServiceOperation], _ types: [TypeDefinition] = [Self.book],
    service: String = "Book"
  ) -> ServiceModel {
    ServiceModel(versions: [
      ServicesVersion(
        name: "Services8", namespace: "urn:8",
        services: [Service(name: service, kind: .entity, operations: operations)], types: types)
    ])
  }

  private static let fields = [
    Field(name: "Title", type: .string), Field(name: "Pages", type: .scalar(.int)),
    Field(name: "Isbn", type: .string), Field(name: "Shelf", type: .string),
  ]

  private static func type(_ name: String, _ fields: [Field]) -> TypeDefinition {
    TypeDefinition(name: name, shape: .complex(ComplexType(fields: fields)))
  }

  private static let book = type("Book", fields)

  private func findings(_ old: ServiceModel, _ new: ServiceModel) -> [Finding] {
    ModelDiff(old: old, new: new).findings
  }

  /// The name of a value in a path is not sent. What stands around it is, and so is the order.
  @Test(arguments: [
    ("/api/{shelf}/{id}", "/api/{id}/{shelf}", Effect.breaking),
    ("/api/{shelf}/{id}", "/api/{shelf}/{id}.json", .breaking),
    ("/api/{shelf}-a/{id}", "/api/{shelf}-b/{id}", .breaking),
    ("/api/{shelf}/{id}", "/api/{place}/{id}", .none),
    ("/api/{shelf}/{id}", "/API/{shelf}/{id}", .none),
  ])
  func pathsAreComparedAsTheyAreSent(old: String, new: String, effect: Effect) {
    let found = findings(
      model([operation("GetBook", path: old)]), model([operation("GetBook", path: new)]))
    let path = found.first { $0.rule.id == "rest-path-changed" }
    #expect((path?.effects.wire ?? .none) == effect, "\(found)")
  }

  @Test func aPageUnderAnotherNameIsTheSameOperation() throws {
    let old = model([operation("PostBook")])
    let new = model([operation("HttpPostSaveBookWithNotify")])
    let found = findings(old, new)
    #expect(found.map(\.rule.id) == ["operation-renamed"])
    let finding = try #require(found.first)
    #expect(finding.effects.broken == [.callers, .implementers])
    #expect(finding.effects.wire == .none)
  }

  @Test func whatChangedInsideARenamedOperationIsFound() {
    let flag = Parameter(name: "notify", type: .scalar(.boolean))
    var now = operation("HttpPostSaveBookWithNotify")
    now.parameters.append(flag)
    now.rest?.parameters.append(
      RESTCarrier(name: "notify", location: .query, parameter: "notify"))
    let found = findings(model([operation("PostBook")]), model([now]))
    #expect(found.map(\.rule.id).sorted() == ["operation-renamed", "parameter-added"])
    #expect(found.allSatisfy { $0.effects.wire != .breaking })
  }

  @Test func whatMustBeInANewQueryBreaksTheWire() {
    var now = operation("PostBook")
    now.parameters.append(Parameter(name: "notify", type: .scalar(.boolean)))
    now.rest?.parameters.append(
      RESTCarrier(name: "notify", location: .query, parameter: "notify", isRequired: true))
    let found = findings(model([operation("PostBook")]), model([now]))
    #expect(found.contains { $0.effects.wire == .breaking })
  }

  /// The names of parts of a path are not in a request, and the case of a path has no meaning.
  @Test func thePathIsReadWithoutNamesAndCase() {
    func get(_ path: String, _ name: String) -> ServiceOperation {
      operation(
        "GetBook", method: "GET", path: path,
        parameters: [Parameter(name: name, type: .scalar(.int))],
        carriers: [RESTCarrier(name: name, location: .path, parameter: name, isRequired: true)])
    }
    let found = findings(
      model([get("/api/v1/Book/{id}", "id")]), model([get("/api/v1/book/{bookId}", "bookId")]))
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.effects.wire == .none }, "\(found.map(\.line))")
    #expect(found.contains { $0.effects.callers == .breaking })
  }

  @Test func twoOperationsThatSwapTheirNamesAreRenamed() {
    let old = model([
      operation("A", method: "POST", path: "/a"), operation("B", method: "POST", path: "/b"),
    ])
    let new = model([
      operation("A", method: "POST", path: "/b"), operation("B", method: "POST", path: "/a"),
    ])
    let found = findings(old, new)
    #expect(found.map(\.rule.id) == ["operation-renamed", "operation-renamed"])
  }

  @Test func typesOfOtherNamesAreComparedByTheirFields() throws {
    let links = Self.type(
      "BookWithLinks", Self.fields + [Field(name: "_Links", type: .string)])
    let copy = Self.type("Volume", Self.fields)
    let types = [Self.book, links, copy].sorted { $0.name < $1.name }
    func wire(_ old: String, _ new: String) throws -> Effect {
      let found = findings(
        model([operation("PostBook", result: .named(old))], types),
        model([operation("PostBook", result: .named(new))], types))
      let finding = try #require(found.first { $0.rule.id == "result-type-changed" })
      #expect(finding.effects.callers == .breaking)
      return finding.effects.wire
    }
    #expect(try wire("Book", "Volume") == .none)
    #expect(try wire("Book", "BookWithLinks") == .additive)
    #expect(try wire("BookWithLinks", "Book") == .breaking)
  }

  @Test func aTypeThatOnlyGetsItsNameBreaksNoMessage() throws {
    let total = [Field(name: "Total", type: .scalar(.int))] + Self.fields
    func answering(_ type: String) -> ServiceModel {
      model(
        [operation("PostBook", result: .named(type))],
        [Self.book, Self.type(type, total)].sorted { $0.name < $1.name })
    }
    let old = answering("PostBookResponse")
    let new = answering("Receipt")
    let found = findings(old, new)
    #expect(found.map(\.rule.id) == ["type-renamed"])
    #expect(found.first?.effects.broken == [.callers, .implementers])
  }

  @Test func theOrderOfPropertiesMeansNothingInJSON() {
    let found = findings(
      model([operation("PostBook")]),
      model([operation("PostBook")], [Self.type("Book", Self.fields.reversed())]))
    #expect(found.contains { $0.rule.id == "field-moved" && $0.effects.callers == .breaking })
    #expect(found.allSatisfy { $0.effects.wire == .none })
  }

  /// JSON does not have the sizes of integers; SOAP's schema does.
  @Test func sizesOfIntegersAreNotInJSON() {
    func sized(_ type: ScalarType) -> ServiceModel {
      let pages = Field(name: "Pages", type: .scalar(type))
      return model(
        [operation("PostBook")],
        [Self.type("Book", Self.fields.map { $0.name == "Pages" ? pages : $0 })])
    }
    let found = findings(sized(.int), sized(.short))
    #expect(found.map(\.effects.broken) == [[.callers, .implementers]])
    #expect(findings(sized(.int), sized(.double)).contains { $0.effects.wire == .breaking })
    // A table may print a date as a string. A date never becomes bytes.
    #expect(findings(sized(.dateTime), sized(.string)).allSatisfy { $0.effects.wire == .none })
    #expect(
      findings(sized(.dateTime), sized(.base64Binary)).contains { $0.effects.wire == .breaking })
    var overSOAP = LibraryModel.model
    overSOAP.editOperation("Lend") { $0.parameters[1].type = .scalar(.short) }
    #expect(
      findings(LibraryModel.model, overSOAP).contains { $0.effects.wire == .breaking })
  }

  /// Without a result there is no media type, and the status shows that.
  @Test func aResultThatIsGoneIsOneFinding() {
    var old = operation("PostBook")
    old.rest?.responseMediaTypes = ["application/json", "text/json"]
    var now = old
    now.results = []
    now.rest?.responseMediaTypes = []
    now.rest?.statuses = [204]
    #expect(findings(model([old]), model([now])).map(\.rule.id) == ["last-result-removed"])
    let back = findings(model([now]), model([old]))
    #expect(back.contains { $0.rule.id == "first-result-added" })
    #expect(!back.contains { $0.rule.id.contains("media-type") })
    #expect(back.contains { $0.rule.id == "rest-success-status-added" })
  }

  @Test func pagesThatMoveTogetherAreOneFinding() throws {
    func operations(_ folder: String) -> [ServiceOperation] {
      ["A", "B", "C"].map { name in
        var operation = operation(name, method: "POST", path: "/api/v1/\(name)")
        operation.rest?.page = "\(folder)/\(name).md"
        return operation
      }
    }
    let found = findings(model(operations("old")), model(operations("new")))
    #expect(found.map(\.rule.id) == ["page-moved"])
    #expect(found.first?.message == "REST pages moved; one of them is now 'new/A.md'")
    #expect(found.first?.reach.count == 3)
  }

  /// One change of a type and of the same type with links is one finding.
  @Test func twinsAreOneFinding() throws {
    func types(_ more: [Field]) -> [TypeDefinition] {
      let fields = Self.fields + more
      return [
        Self.type("Book", fields),
        Self.type("BookWithLinks", fields + [Field(name: "_Links", type: .string)]),
      ]
    }
    let operations = [operation("PostBook", result: .named("BookWithLinks"))]
    let weight = [Field(name: "Weight", type: .string)]
    let found = findings(model(operations, types([])), model(operations, types(weight)))
    #expect(found.map(\.rule.id) == ["field-added"])
    let finding = try #require(found.first)
    #expect(finding.path.description == "Services8/types/Book/fields/Weight")
    #expect(finding.twins.map(\.description) == ["Services8/types/BookWithLinks/fields/Weight"])
  }

  @Test func aHeaderThatManyOperationsShareIsOneFinding() throws {
    func operations(_ headers: [String]) -> [ServiceOperation] {
      ["A", "B", "C"].map { name in
        var operation = operation(name, method: "POST", path: "/api/v1/\(name)")
        operation.rest?.requestHeaders = headers
        return operation
      }
    }
    let before = model(operations(["Accept"]))
    let all = operations(["Accept", "SO-Language"])
    let found = findings(before, model(all))
    #expect(found.map(\.rule.id) == ["rest-header-added"])
    let finding = try #require(found.first)
    #expect(finding.path.description == "Services8/entities/Book")
    #expect(finding.reach.map(\.name) == ["Book.A", "Book.B", "Book.C"])
    // A change of one more operation is another change, which nobody has accepted.
    let fewer = findings(before, model(all.dropLast() + operations(["Accept"]).suffix(1)))
    #expect(fewer.first?.fingerprint != finding.fingerprint)
  }

  @Test func caseAloneBreaksWhatItBreaks() throws {
    func query(_ name: String) -> ServiceOperation {
      operation(
        "DeleteBook", method: "DELETE", parameters: [Parameter(name: name, type: .scalar(.int))],
        carriers: [RESTCarrier(name: name, location: .query, parameter: name, isRequired: true)])
    }
    // In a query, case has no meaning, and in Swift both are one name.
    let inQuery = findings(model([query("BookId")]), model([query("bookId")]))
    #expect(inQuery.map(\.rule.id) == ["parameter-renamed"])
    #expect(inQuery.map(\.severity) == [.documentation])
    // In an element of SOAP, case has a meaning.
    var old = LibraryModel.model
    old.editOperation("Lend") { $0.parameters[1].name = "days" }
    let inElement = findings(old, LibraryModel.model)
    #expect(inElement.map(\.effects.broken) == [[.wire]])
  }

  /// The type of an item is in no message if the items have a name of their own.
  @Test(arguments: [true, false])
  func itemsWithNamesOfTheirOwnDoNotHaveTheirType(isChoice: Bool) throws {
    func words(_ name: String) -> TypeDefinition {
      TypeDefinition(
        name: name,
        shape: .enumeration(
          EnumerationType(isComplete: true, members: [.init(name: "A"), .init(name: "B")])))
    }
    func model(items name: String, isNamed: Bool) -> ServiceModel {
      let value = Field(
        name: "Tags", type: .array(.named(name)),
        xml: isNamed ? XMLForm(item: XMLForm.Item(name: "Tag")) : nil)
      let shape: TypeDefinition.Shape =
        isChoice ? .choice(ChoiceType(cases: [value])) : .complex(ComplexType(fields: [value]))
      var call = operation("Call", method: "POST")
      call.parameters = [Parameter(name: "Value", type: .named("Value"))]
      call.rest = nil
      call.soap = SOAPBinding(
        page: "", action: "urn:Call", inputElement: "Call", outputElement: "CallResponse",
        requestHeaders: [], responseHeaders: [])
      var model = self.model([call])
      // Both types are used, so neither is the other one with another name.
      model.versions[0].types = [
        words("Alpha"), TypeDefinition(name: "Value", shape: shape), words("Zebra"),
      ]
      return model
    }
    for isNamed in [true, false] {
      let found = findings(
        model(items: "Alpha", isNamed: isNamed), model(items: "Zebra", isNamed: isNamed))
      let change = try #require(found.first { $0.rule.id.hasSuffix("type-changed") })
      #expect(change.effects.wire == (isNamed ? .none : .breaking))
    }
  }

  @Test func aServiceThatIsRenamedIsOneFinding() throws {
    let operations = ["A", "B", "C"].map {
      operation($0, method: "POST", path: "/api/v1/Book/\($0)")
    }
    let moved = ["A", "B", "C"].map { name in
      var operation = operation(name, method: "POST", path: "/api/v1/Volume/\(name)")
      operation.rest?.page = "restful/rest/Volume/v1Book_\(name).md"
      return operation
    }
    // The only service also names the module of the types.
    func renaming(_ new: ServiceModel) throws -> Finding {
      let found = findings(model(operations), new)
      #expect(found.map(\.rule.id) == ["modules-changed", "service-renamed"])
      return try #require(found.last)
    }
    #expect(try renaming(model(moved, service: "Volume")).effects.wire == .breaking)
    let stayed = try renaming(model(operations, service: "Volume"))
    #expect(stayed.effects.broken == [.callers, .implementers])
  }
}
