import Diagnostics
import ServiceModel
import Testing

@testable import ModelEditing

@Suite("Selection")
struct SelectionTests {
  private func select(
    _ include: [String], exclude: [String] = [], bindings: Selection.Bindings = .both
  ) -> (model: ServiceModel, rules: [String]) {
    var selection = Selection()
    selection.include = include.compactMap { SelectionPattern($0) }
    selection.exclude = exclude.compactMap { SelectionPattern($0) }
    selection.bindings = bindings
    var bag = DiagnosticBag()
    let model = selection.select(from: LibraryModel.whole, diagnostics: &bag)
    return (model, bag.canonical.map(\.rule.id))
  }

  private func operations(_ model: ServiceModel) -> [String] {
    model.versions.flatMap { version in
      version.services.flatMap { service in
        service.operations.map { "\(version.name)/\(service.kind):\(service.name).\($0.name)" }
      }
    }
  }

  @Test("without patterns everything stays, unused types included")
  func everything() {
    #expect(select([]).model == LibraryModel.whole)
  }

  @Test(
    "patterns",
    arguments: [
      (["Services88/Library"], ["agent:Library.FindBook", "agent:Library.GetBook"]),
      (["Services88/Lib*.Get*"], ["agent:Library.GetBook"]),
      (["Services88/*.???Shelf"], ["agent:Shelf.GetShelf", "entity:Shelf.GetShelf"]),
      (["Services88/entity:*"], ["entity:Shelf.GetShelf"]),
      (["*8/agent:Shelf"], ["agent:Shelf.GetShelf"]),
    ])
  func patterns(include: [String], expected: [String]) {
    let (model, rules) = select(include)
    #expect(rules == [])
    #expect(operations(model) == expected.map { "Services88/\($0)" })
  }

  @Test("exactly the types that are needed: what they are made of, extend and are extended by")
  func closure() throws {
    let books = try #require(select(["Services88/Library.GetBook"]).model.versions.first)
    #expect(books.types.map(\.name) == ["Book", "Carrier", "Comic", "Genre", "Right"])
    let keys = try #require(select(["Services88/Library.FindBook"]).model.versions.first)
    #expect(keys.types.map(\.name) == ["BookKey"])
    #expect(books.undefinedTypes == [])
  }

  @Test("what is excluded, and the services that are left with nothing")
  func exclusion() {
    let (model, rules) = select(["Services88/*"], exclude: ["Shelf", "*.Find*"])
    #expect(rules == [])
    #expect(operations(model) == ["Services88/agent:Library.GetBook"])
  }

  @Test("one binding")
  func bindings() throws {
    let (model, _) = select(["Library.GetBook"], bindings: .rest)
    let operation = try #require(model.versions.first?.services.first?.operations.first)
    #expect(operation.soap == nil)
    #expect(operation.rest != nil)
  }

  @Test("patterns that match nothing, and selections that leave nothing, are errors")
  func nothing() {
    #expect(select(["Library", "Libary"]).rules == ["selection-unused"])
    #expect(select(["library"]).rules == ["selection-unused"])
    #expect(select([], exclude: ["Shelf.Get?"]).rules == ["selection-unused"])
    #expect(select(["Shelf"], exclude: ["*"]).rules == ["selection-empty"])
  }

  @Test(
    "what is no pattern",
    arguments: ["", ".", "Library.", "/Library", "shop:Library", "agent:", ":Library"])
  func malformed(text: String) {
    #expect(SelectionPattern(text) == nil)
  }

  @Test(
    "wildcards",
    arguments: [
      ("*", "", true), ("?", "", false), ("a*c", "abbc", true), ("a*c", "abbcd", false),
      ("*a*a*", "xaxa", true), ("*a*a*", "xax", false), ("A", "a", false), ("é?", "éa", true),
    ])
  func wildcards(pattern: String, name: String, isMatch: Bool) {
    #expect(NamePattern(pattern).matches(name) == isMatch)
  }

  @Test("a pattern of many stars is not slow")
  func stars() {
    let pattern = NamePattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 2_000)))
  }
}
