import ModelDiff
import ServiceModel
import SwiftEmitter
import Testing

/// Settings decide about the Swift names of declarations, and so about whom a change breaks.
@Suite("Changes and settings")
struct SettingsTests {
  private func findings(
    _ old: ServiceModel = LibraryModel.model, _ new: ServiceModel = LibraryModel.model,
    settings: ComparedSettings
  ) -> [Finding] {
    ModelDiff(old: old, new: new, settings: settings).findings
  }

  @Test(arguments: [
    (NameOverrides.Scope.types, "Book", "Volume", "Services8/types/Book"),
    (.fields, "Book.Title", "heading", "Services8/types/Book/fields/Title"),
    (.members, "Genre.Novel", "prose", "Services8/types/Genre/members/Novel"),
    (.operations, "agent:Library.Lend", "hand", "Services8/agents/Library/operations/Lend"),
    (
      .parameters, "Library.Lend.Days", "time",
      "Services8/agents/Library/operations/Lend/parameters/Days"
    ),
    (.results, "Library.Lend.Due", "end", "Services8/agents/Library/operations/Lend/results/Due"),
  ])
  func anotherNameBreaksSourceAlone(
    scope: NameOverrides.Scope, key: String, name: String, place: String
  ) {
    let named = RuleExample.naming(scope, key, as: name)
    for settings in [ComparedSettings(new: named), ComparedSettings(old: named)] {
      let found = findings(settings: settings)
      #expect(found.map(\.rule.id) == ["swift-name-changed"])
      #expect(found.map { "\($0.path)" } == [place])
      #expect(found.map(\.effects.wire) == [.none])
      #expect(found.map(\.effects.callers) == [.breaking])
    }
    #expect(findings(settings: ComparedSettings(old: named, new: named)).isEmpty)
  }

  @Test func aChosenNameThatIsTheUsualOneChangesNothing() {
    let named = RuleExample.naming(.types, "Book", as: "Book")
    #expect(findings(settings: ComparedSettings(new: named)).isEmpty)
  }

  @Test func namesKeepSourceTogetherWhenSomethingIsRenamed() {
    var new = LibraryModel.model
    new.editOperation("Lend") { $0.parameters[1].name = "Duration" }
    let settings = ComparedSettings(
      old: RuleExample.naming(.parameters, "Library.Lend.Days", as: "time"),
      new: RuleExample.naming(.parameters, "Library.Lend.Duration", as: "time"))
    let found = findings(LibraryModel.model, new, settings: settings)
    #expect(found.map(\.rule.id) == ["parameter-renamed"])
    #expect(found.map(\.effects.callers) == [.none])
    #expect(found.map(\.effects.wire) == [.breaking])
  }

  @Test func aServiceThatIsAddedMovesNoTypesIfThereIsOneModule() {
    var options = EmitterOptions()
    options.layout = .one
    options.moduleName = "Everything"
    var old = LibraryModel.model
    old.editVersion { $0.services.removeLast() }
    let same = ComparedSettings(old: options, new: options)
    #expect(findings(old, LibraryModel.model, settings: same).map(\.rule.id) == ["service-added"])
    let moved = findings(settings: ComparedSettings(new: options))
    #expect(Set(moved.map(\.rule.id)) == ["modules-changed"])
    #expect(
      moved.map(\.message).contains("the module of the types is 'Everything', not 'Services8Types'")
    )
  }

  @Test(arguments: ["service-renamed", "operation-renamed"])
  func aNameThatNoMessageContainsBreaksSourceAlone(rule: String) {
    var old = LibraryModel.model
    old.editVersion { version in
      version.services = version.services.filter { $0.name == "Library" }
      version.services[0].kind = .service
      version.services[0].operations.removeAll { $0.rest != nil }
    }
    var new = old
    new.editVersion { version in
      if rule == "service-renamed" {
        version.services[0].name = "Bibliotheca"
      } else {
        version.services[0].operations[0].name = "Verify"
      }
    }
    let found = findings(old, new, settings: ComparedSettings())
    #expect(found.map(\.rule.id).contains(rule))
    #expect(found.allSatisfy { $0.effects.wire == .none })
  }
}
