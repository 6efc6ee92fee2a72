import ModelDiff
import ServiceModel
import Testing

/// The same API in another notation. One form of the documentation has less information than
/// another.
struct NotationTests {
  private static func model(
    _ types: [TypeDefinition], soap: Bool = false, documentation: Documentation? = nil,
    parameter: Parameter = Parameter(name: "Book", type: .named("Book")), result: String = "Book"
  ) -> ServiceModel {
    let rest = RESTBinding(
      page: "restful/Save.md", method: "POST", path: "/api/v1/Agents/Library/Save", body: .wrapper,
      parameters: [RESTCarrier(name: "Book", location: .property, parameter: "Book")],
      statuses: [200])
    let binding = SOAPBinding(
      page: "soap/Save.md", action: "urn:8/Library/Save", inputElement: "Save",
      outputElement: "SaveResponse", requestHeaders: [], responseHeaders: [])
    let operation = ServiceOperation(
      name: "Save", documentation: documentation, parameters: [parameter],
      results: [Parameter(name: "Response", type: .named(result))],
      soap: soap ? binding : nil, rest: rest)
    return ServiceModel(versions: [
      ServicesVersion(
        name: "Services8", namespace: "urn:8",
        services: [Service(name: "Library", kind: .agent, operations: [operation])], types: types)
    ])
  }

  private static func book(_ type: TypeReference, summary: String? = nil) -> TypeDefinition {
    TypeDefinition(
      name: "Book", documentation: summary.map { Documentation(summary: $0) },
      shape: .complex(ComplexType(fields: [Field(name: "Genre", type: type)])))
  }

  private static func genre(_ names: [String], isComplete: Bool) -> TypeDefinition {
    TypeDefinition(
      name: "Genre",
      shape: .enumeration(
        EnumerationType(
          isComplete: isComplete, members: names.map { EnumerationType.Member(name: $0) })))
  }

  private func findings(_ old: ServiceModel, _ new: ServiceModel) -> [Finding] {
    ModelDiff(old: old, new: new).findings
  }

  // MARK: - Types

  /// REST has only a number and a text. SOAP has their sizes and the types of texts.
  @Test(arguments: [
    (TypeReference.scalar(.int), TypeReference.scalar(.short)),
    (.string, .scalar(.dateTime)), (.array(.scalar(.int)), .array(.scalar(.long))),
  ])
  func whatSOAPTellsIsLearned(vague: TypeReference, exact: TypeReference) {
    let old = Self.model([Self.book(vague)])
    let new = Self.model([Self.book(exact)], soap: true)
    let found = findings(old, new).filter { $0.path.member?.kind == .field }
    #expect(found.map(\.rule.id) == ["field-type-learned"])
    // The Swift type of the property changes, and messages do not.
    #expect(found.first?.effects.broken == [.callers, .implementers])
    let back = findings(new, old).filter { $0.path.member?.kind == .field }
    #expect(back.map(\.rule.id) == ["field-type-forgotten"])
  }

  @Test func aListOfMembersInPlaceOfTextIsLearned() {
    let old = Self.model([Self.book(.string)])
    let new = Self.model([
      Self.book(.named("Genre")), Self.genre(["Novel", "Poem"], isComplete: true),
    ])
    let found = findings(old, new).filter { $0.path.member?.kind == .field }
    #expect(found.map(\.rule.id) == ["field-type-learned"])
    let back = findings(new, old).filter { $0.path.member?.kind == .field }
    #expect(back.map(\.rule.id) == ["field-type-forgotten"])
  }

  /// If both sides have SOAP, another size is another type. The same is true if neither has SOAP,
  /// because then both state a size.
  @Test(arguments: [true, false]) func anotherSizeIsAChange(soap: Bool) {
    let found = findings(
      Self.model([Self.book(.scalar(.int))], soap: soap),
      Self.model([Self.book(.scalar(.long))], soap: soap))
    #expect(found.map(\.rule.id) == ["field-type-changed"])
    #expect((found.first?.effects.wire == .breaking) == soap)
  }

  /// A text in a sample is a member that no page lists.
  @Test func whatOnlyASampleShowedBreaksNoMessage() {
    func types(_ names: [String], isComplete: Bool) -> [TypeDefinition] {
      [Self.book(.named("Genre")), Self.genre(names, isComplete: isComplete)]
    }
    let sampled = Self.model(types(["Poem", "Unused256"], isComplete: false))
    let listed = Self.model(types(["Novel", "Poem"], isComplete: true))
    let found = findings(sampled, listed)
    #expect(
      found.map(\.rule.id).sorted()
        == ["default-member-changed", "member-removed", "members-listed"])
    #expect(!found.contains { $0.effects.wire == .breaking })
    #expect(found.contains { $0.effects.callers == .breaking })
    #expect(!findings(listed, sampled).contains { $0.effects.wire == .breaking })
    // It is a different change if a list lacks items that another list had.
    let shorter = Self.model(types(["Novel"], isComplete: true))
    #expect(findings(listed, shorter).map(\.effects.wire) == [.breaking])
  }

  /// The name of a type became known, and it has a new field. These are two findings, whatever
  /// reaches the type.
  @Test func aTypeThatGetsItsNameIsRenamed() {
    func model(_ name: String, _ fields: [String]) -> ServiceModel {
      let type = TypeDefinition(
        name: name,
        shape: .complex(ComplexType(fields: fields.map { Field(name: $0, type: .string) })))
      return Self.model(
        [type], parameter: Parameter(name: "Book", type: .named(name)), result: name)
    }
    let shown = model("LibrarySaveResult", ["Title", "Genre", "Isbn"])
    let named = model("Book", ["Title", "Genre", "Isbn", "Weight"])
    let found = findings(shown, named)
    #expect(found.map(\.rule.id).sorted() == ["field-added", "type-renamed"])
    #expect(!found.contains { $0.effects.wire == .breaking })
    #expect(
      findings(named, shown).map(\.rule.id).sorted() == ["field-removed", "type-renamed"])
    // If each of two types has a field that the other lacks, they are different types.
    let other = model("Work", ["Title", "Genre", "Pages"])
    #expect(!findings(shown, other).contains { $0.rule.id == "type-renamed" })
  }

  // MARK: - Prose

  @Test(arguments: [
    (["Finds a book. Slowly."], ["Finds a book.", "Slowly."]),
    (["Finds `a` **book**.\n<para />Slowly."], ["Finds a book. Slowly."]),
    (["- by title\n- by author - living"], ["\\* by title * by author - living"]),
    (["Finds a book.", "### By title"], ["Finds a book.", "By   title"]),
  ])
  func markupAndParagraphsAreNoChange(old: [String], new: [String]) {
    #expect(prose(old, new).isEmpty)
    #expect(prose(new, old).isEmpty)
  }

  @Test func aParagraphThatCameFirstIsAllThatCame() {
    let found = prose(["Finds a book.", "By title."], ["Slow.", "Finds a book.", "By title."])
    #expect(found.map(\.rule.id) == ["documentation-added"])
    #expect(found.first?.new == "summary: Slow.")
    let back = prose(["Slow.", "Finds a book."], ["Finds a book."])
    #expect(back.map(\.rule.id) == ["documentation-removed"])
    #expect(back.first?.old == "summary: Slow.")
  }

  @Test(arguments: [
    (["Finds < 3 books."], ["Finds > 3 books."]), (["Finds 2.5 books."], ["Finds 25 books."]),
    (["One.", "Two."], ["Two.", "One."]), (["One.", "One."], ["One."]), (["One"], ["one"]),
    (["At -1 degree."], ["At 1 degree."]), (["a - b"], ["a b"]),
  ])
  func whatIsSaidOtherwiseIsAChange(old: [String], new: [String]) {
    #expect(prose(old, new).count == 1)
  }

  private func prose(_ old: [String], _ new: [String]) -> [Finding] {
    let models = [old, new].map { texts in
      Self.model(
        [Self.book(.string)],
        documentation: Documentation(summary: texts.first, remarks: Array(texts.dropFirst())))
    }
    return findings(models[0], models[1])
  }

  /// Pages describe a parameter with the text of its type.
  @Test func aTextThatIsOfTheTypeIsNotOfTheParameter() {
    func model(_ parameter: String?, _ type: String?) -> ServiceModel {
      Self.model(
        [Self.book(.string, summary: type)],
        parameter: Parameter(name: "Book", type: .named("Book"), documentation: parameter))
    }
    let page = model("A work in print.", nil)
    let swagger = model(nil, "A work in print.")
    #expect(findings(page, swagger).map(\.path.description) == ["Services8/types/Book"])
    #expect(findings(swagger, model("A work in print.", "A work in print.")).isEmpty)
    #expect(
      findings(page, model("A work on paper.", nil)).map(\.rule.id)
        == ["documentation-changed"])
  }
}
