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

  @Test func withoutPatternsEverythingStaysUnusedTypesIncluded() {
    #expect(select([]).model == LibraryModel.whole)
  }

  @Test(arguments: [
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

  @Test func exactlyTheTypesThatAreNeededWhatTheyAreMadeOfExtendAndAreExtendedBy() throws {
    let books = try #require(select(["Services88/Library.GetBook"]).model.versions.first)
    #expect(books.types.map(\.name) == ["Book", "Carrier", "Comic", "Genre", "Right"])
    let keys = try #require(select(["Services88/Library.FindBook"]).model.versions.first)
    #expect(keys.types.map(\.name) == ["BookKey"])
    #expect(books.undefinedTypes == [])
  }

  @Test func whatIsExcludedAndTheServicesThatAreLeftWithNothing() {
    let (model, rules) = select(["Services88/*"], exclude: ["Shelf", "*.Find*"])
    #expect(rules == [])
    #expect(operations(model) == ["Services88/agent:Library.GetBook"])
  }

  @Test func oneBinding() throws {
    let (model, _) = select(["Library.GetBook"], bindings: .rest)
    let operation = try #require(model.versions.first?.services.first?.operations.first)
    #expect(operation.soap == nil)
    #expect(operation.rest != nil)
  }

  @Test func patternsThatMatchNothingAndSelectionsThatLeaveNothingAreErrors() {
    #expect(select(["Library", "Libary"]).rules == ["selection-unused"])
    #expect(select(["library"]).rules == ["selection-unused"])
    #expect(select([], exclude: ["Shelf.Get?"]).rules == ["selection-unused"])
    #expect(select(["Shelf"], exclude: ["*"]).rules == ["selection-empty"])
  }

  @Test(arguments: ["", ".", "Library.", "/Library", "shop:Library", "agent:", ":Library"])
  func whatIsNoPattern(text: String) {
    #expect(SelectionPattern(text) == nil)
  }

  @Test(arguments: [
    ("*", "", true), ("?", "", false), ("a*c", "abbc", true), ("a*c", "abbcd", false),
    ("*a*a*", "xaxa", true), ("*a*a*", "xax", false), ("A", "a", false), ("é?", "éa", true),
  ])
  func wildcards(pattern: String, name: String, isMatch: Bool) {
    #expect(NamePattern(pattern).matches(name) == isMatch)
  }

  @Test func aPatternOfManyStarsIsNotSlow() {
    let pattern = NamePattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 2_000)))
  }
}

@Suite("Hints for selections")
struct SelectionHintTests {
  private func hint(_ text: String) throws -> String? {
    var diagnostics = DiagnosticBag()
    let pattern = try #require(SelectionPattern(text))
    var selection = Selection()
    selection.include = [pattern]
    _ = selection.select(from: LibraryModel.whole, diagnostics: &diagnostics)
    return diagnostics.canonical.first { $0.rule.id == "selection-unused" }?.hint
  }

  @Test(arguments: [
    ("Library.getbook", "upper and lower case count: there is 'Library.GetBook'"),
    ("Library.get*", "upper and lower case count: there is 'Library.GetBook'"),
    ("library", "upper and lower case count: there is 'Library'"),
    ("entity:Library", "'Library' is an agent"),
    ("Services9/Library", "it is a service of Services87, Services88"),
    ("Library.GetBok", "did you mean 'Library.GetBook'?"),
    ("Libary", "did you mean 'Library'?"), ("agent:Libary", "did you mean 'agent:Library'?"),
    ("Services88/Libary", "did you mean 'Services88/Library'?"),
    ("Library/Get*", "did you mean 'Library.Get*'?"),
    (
      "Library.Burn", "'Library' has no such operation; 'docs2swift inspect' lists the operations"
    ),
    (
      "Library.*Xyzzy*",
      "'Library' has no such operation; 'docs2swift inspect' lists the operations"
    ),
  ])
  func sayWhichPartOfAPatternIsToBlame(pattern: String, expected: String) throws {
    #expect(try hint(pattern) == expected)
  }

  @Test func anEntityIsFoundByTheFolderThatItsPagesAreIn() throws {
    var model = LibraryModel.whole
    for version in model.versions.indices {
      for service in model.versions[version].services.indices
      where model.versions[version].services[service].kind == .entity {
        for operation in model.versions[version].services[service].operations.indices {
          model.versions[version].services[service].operations[operation].rest?.page =
            "restful/rest/Furniture/v1GetShelf.md"
        }
      }
    }
    var diagnostics = DiagnosticBag()
    let pattern = try #require(SelectionPattern("entity:Furniture"))
    var selection = Selection()
    selection.include = [pattern]
    let selected = selection.select(from: model, diagnostics: &diagnostics)
    #expect(diagnostics.canonical == [])
    #expect(selected.versions.map { $0.services.map(\.name) } == [["Shelf"], ["Shelf"]])
    #expect(selected.versions.flatMap(\.services).allSatisfy { $0.kind == .entity })
  }
}
