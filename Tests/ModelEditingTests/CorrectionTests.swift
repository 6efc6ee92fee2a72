import Diagnostics
import ServiceModel
import Testing

@testable import ModelEditing

@Suite("Corrections")
struct CorrectionTests {
  @Test func theTypeOfAFieldInEveryVersionOrInOne() throws {
    let entry = #""type": "Book", "field": "Title", "set": { "type": "[xs:int]" }, "reason": "r""#
    let everywhere = Corrected("[{ \(entry) }]")
    #expect(everywhere.rules == [])
    let once = Corrected("[{ \"version\": \"Services88\", \(entry) }]")
    for (result, versions) in [(everywhere, [0, 1]), (once, [1])] {
      for version in [0, 1] {
        guard case .complex(let book)? = result.type("Book", in: version)?.shape else {
          Issue.record("no Book")
          continue
        }
        let isCorrected = versions.contains(version)
        #expect(book.fields.first?.type == (isCorrected ? .array(.scalar(.int)) : .string))
      }
    }
  }

  @Test func fieldsMembersAndTypesComeAndGoNullTakesAPartAway() {
    let result = Corrected(
      """
      [
        { "type": "Book", "field": "Pages", "after": "Title", "add": { "type": "xs:int" },
          "reason": "r" },
        { "type": "Book", "field": "Genre", "remove": true, "reason": "r" },
        { "type": "Book", "set": { "complex": { "base": null } }, "reason": "r" },
        { "type": "Genre", "member": "Poetry", "add": { "value": 7 }, "reason": "r" },
        { "type": "Genre", "set": { "enumeration": { "isFlags": true } }, "reason": "r" },
        { "type": "Magazine", "add": { "complex": {} }, "reason": "r" },
        { "type": "Right", "set": { "enumeration": { "members": [{ "name": "Read" }] } },
          "reason": "r" }
      ]
      """)
    #expect(result.rules == [])
    #expect(
      result.type("Book")?.shape
        == .complex(
          ComplexType(fields: [
            Field(name: "Title", type: .string), Field(name: "Pages", type: .scalar(.int)),
          ])))
    #expect(
      result.type("Genre")?.shape
        == .enumeration(
          EnumerationType(
            isFlags: true, members: [.init(name: "Crime"), .init(name: "Poetry", value: 7)])))
    #expect(result.type("Magazine")?.shape == .complex(ComplexType()))
    #expect(result.type("Right")?.shape == .enumeration(.init(members: [.init(name: "Read")])))
    let names = result.model.versions[1].types.map(\.name)
    #expect(names == names.sorted())
  }

  @Test func theRESTBindingFollowsTheParameters() throws {
    let result = Corrected(
      """
      [
        { "operation": "Library.GetBook", "parameter": "Language", "add": { "type": "xs:string" },
          "reason": "r" },
        { "operation": "agent:Library.GetBook", "parameter": "Isbn", "set": { "name": "Key" },
          "reason": "r" },
        { "operation": "Library.FindBook", "parameter": "Key", "remove": true, "reason": "r" },
        { "operation": "Library.GetBook", "result": "Response", "set": { "type": "xs:string" },
          "reason": "r" }
      ]
      """)
    #expect(result.rules == [])
    let getBook = try #require(result.operation("GetBook"))
    #expect(getBook.parameters.map(\.name) == ["Key", "Language"])
    #expect(getBook.results.map(\.type) == [.string])
    #expect(getBook.rest?.parameters.map(\.parameter) == ["Key", "Language"])
    #expect(getBook.rest?.parameters.map(\.name) == ["Isbn", "Language"])
    #expect(result.operation("FindBook")?.rest?.parameters == [])
  }

  @Test func anOperationThatIsMissingTakesTheBindingsOfAnotherOne() throws {
    let result = Corrected(
      """
      [
        { "operation": "Library.LendBook", "like": "GetBook", "reason": "r",
          "add": { "parameters": [{ "name": "Days", "type": "xs:int" }] } },
        { "operation": "Library.FindBook", "remove": true, "reason": "r" }
      ]
      """)
    #expect(result.rules == [])
    let lend = try #require(result.operation("LendBook"))
    #expect(lend.soap?.action == "urn:Library/LendBook")
    #expect(lend.soap?.outputElement == "LendBookResponse")
    #expect(lend.rest?.path == "/api/LendBook")
    #expect(lend.rest?.parameters.map(\.name) == ["Days"])
    #expect(result.operation("FindBook") == nil)
    #expect(result.model.versions[1].services[0].operations.map(\.name) == ["GetBook", "LendBook"])
  }

  @Test(arguments: [
    (#"{ "type": "Bok", "remove": true, "reason": "r" }"#, "correction-unused"),
    (
      #"{ "type": "Genre", "member": "Cirme", "remove": true, "reason": "r" }"#,
      "correction-unused"
    ),
    (#"{ "operation": "Libary.GetBook", "remove": true, "reason": "r" }"#, "correction-unused"),
    (#"{ "operation": "Shelf.GetShelf", "remove": true, "reason": "r" }"#, "correction-invalid"),
    (
      #"{ "type": "Book", "set": { "complex": { "base": "Carrier" } }, "reason": "r" }"#,
      "correction-without-effect"
    ),
    (
      #"{ "type": "Book", "field": "Title", "add": { "type": "xs:string" }, "reason": "r" }"#,
      "correction-without-effect"
    ),
    (
      #"{ "type": "Book", "field": "Title", "add": { "type": "xs:int" }, "reason": "r" }"#,
      "correction-invalid"
    ),
    (#"{ "type": "Genre", "remove": true, "reason": "r" }"#, "correction-undefined-type"),
    (
      #"""
      { "type": "Genre", "set": { "enumeration": { "members": [{ "name": "A" }, { "name": "A" }] } },
        "reason": "r" }
      """#, "correction-invalid"
    ),
    (#"{ "type": "Book", "remove": true, "reason": " " }"#, "correction-invalid"),
    (#"{ "type": "Book", "remove": true, "reason": "…" }"#, "correction-invalid"),
    (#"{ "type": "Book", "remove": false, "reason": "r" }"#, "correction-invalid"),
    (#"{ "type": "Book", "reason": "r" }"#, "correction-invalid"),
    (#"{ "type": "Book", "member": "A", "remove": true, "reason": "r" }"#, "correction-invalid"),
    (#"{ "type": "Book", "set": 3, "reason": "r" }"#, "correction-invalid"),
    ("3", "correction-invalid"),
    ("[", "correction-syntax"),
  ])
  func whatCannotBeRightIsSaidAtItsPlace(entry: String, rule: String) throws {
    let result = Corrected("[\n \(entry)\n]")
    #expect(Set(result.rules) == [rule])
    let location = try #require(result.diagnostics.first?.location)
    #expect(location.path == "corrections.json")
    #expect(location.line >= 2)
    #expect(location.column > 0)
    if rule != "correction-undefined-type" { #expect(result.model == LibraryModel.whole) }
  }

  @Test func aCorrectionSettlesTheFindingThatAsksForItEvenOneThatIsAnError() throws {
    let rule = DiagnosticRule(
      "conflict", severity: .error, title: "two statements", explanation: "Two pages disagree.")
    var found = DiagnosticBag()
    let target = CorrectionTarget.field("Title", of: "Book")
    found.emit(
      rule, "two types", at: nil,
      settlement: target.settlement(.set(.object(["type": "xs:string"])), in: "Services88"))
    let entry = try #require(found.diagnostics.first?.settlement?.entry)
    #expect(
      entry == """
        { "type": "Book", "field": "Title", "set": { "type": "xs:string" }, "reason": "…" }
        """)
    let written = entry.replacing("…", with: "the schema says so")
    #expect(Corrected("[\(written)]", found: found).rules == [])
    let other = #"{ "version": "Services87","# + written.dropFirst(1)
    #expect(Corrected("[\(other)]", found: found).rules == ["conflict"])
    #expect(Corrected("[\(written)]").rules == ["correction-without-effect"])
  }

  @Test func aFindingAboutAnOperationIsSettledWithOrWithoutTheKindOfItsService() {
    let rule = DiagnosticRule(
      "conflict", severity: .error, title: "two statements", explanation: "Two pages disagree.")
    let address = OperationAddress(kind: .agent, service: "Library", operation: "GetBook")
    var found = DiagnosticBag()
    found.emit(
      rule, "two signatures", at: nil,
      settlement: CorrectionTarget.operation(address).settlement(.remove, in: "Services88"))
    for name in ["Library.GetBook", "agent:Library.GetBook"] {
      let entry = #"{ "operation": "\#(name)", "remove": true, "reason": "r" }"#
      #expect(Corrected("[\(entry)]", found: found).rules == [])
    }
  }

  @Test func entriesAreNotJudgedWhereTheModelIsNotWhole() {
    let rule = DiagnosticRule(
      "page-lost", severity: .error, title: "a page is lost", explanation: "A page is lost.")
    var found = DiagnosticBag()
    found.emit(rule, "lost", at: nil)
    let entry = #"{ "type": "Bok", "remove": true, "reason": "r" }"#
    #expect(Corrected("[\(entry)]", found: found).rules == ["page-lost"])
  }
}
