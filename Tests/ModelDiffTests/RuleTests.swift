import ModelDiff
import ServiceModel
import Testing

struct RuleTests {
  static let ids = ChangeRules.all.map(\.id)

  @Test func everyRuleHasAnExample() {
    #expect(RuleExample.all.map(\.rule).sorted() == Self.ids)
  }

  @Test func idsAreUniqueAndTwinsExist() {
    #expect(Set(Self.ids).count == Self.ids.count)
    for rule in ChangeRules.all {
      #expect(Self.ids.contains(rule.twin), "\(rule.id)")
      #expect(rule.why.hasSuffix("."), "\(rule.id)")
    }
  }

  @Test func theSameModelHasNoFindings() {
    #expect(ModelDiff(old: LibraryModel.model, new: LibraryModel.model).findings.isEmpty)
  }

  @Test func theNameOfAHeaderIsTheSameInAnyCase() {
    var model = LibraryModel.model
    model.editREST { $0.requestHeaders = $0.requestHeaders.map { $0.lowercased() } }
    #expect(model != LibraryModel.model)
    #expect(ModelDiff(old: LibraryModel.model, new: model).findings.isEmpty)
  }

  /// Edits that always have a second consequence.
  static let companions: [String: Set<String>] = [
    "modules-changed": ["version-added"],
    "version-renamed": ["modules-changed"],
    "service-removed": ["modules-changed"],
    "soap-binding-added": ["parameter-must-be-given"],
    "parameter-must-be-given": ["rest-parameter-required"],
    "parameter-may-be-omitted": ["rest-parameter-moved", "rest-parameter-optional"],
    "operation-renamed": ["soap-action-changed"],
    "soap-typed-header-removed": ["type-unused"],
    "soap-header-type-changed": ["type-unused"],
    "soap-fault-added": ["type-used"],
    "soap-fault-removed": ["type-unused"],
    "soap-fault-type-changed": ["type-unused", "type-used"],
    "type-used": ["operation-added"],
    "type-unused": ["operation-removed"],
    "default-member-changed": ["member-number-changed"],
    "field-inherited": ["field-added"],
    "field-owned": ["field-removed"],
  ]

  /// The old side of a change that the library itself cannot show.
  static let preparations: [String: @Sendable (inout ServiceModel) -> Void] = [
    "soap-addresses-changed": {
      $0.editService { $0.soap?.addresses = ["https://old.example"] }
    },
    "rest-parameter-optional": { $0.editREST { $0.parameters[3].isRequired = true } },
    "field-forgotten": {
      $0.editComplex("Author") {
        $0.fields.append(Field(name: "Rank", type: .string, onlyOver: .rest))
      }
    },
    "field-over-all-bindings": { $0.editComplex("Author") { $0.fields[1].onlyOver = .rest } },
    "case-optional": { $0.editChoice { $0.cases[2].xml?.isRequired = true } },
    "soap-became-two-way": { $0.editSending { $0.isOneWay = true } },
    "type-concrete": { $0.editComplex("Parcel") { $0.isAbstract = true } },
    "wildcard-removed": {
      $0.editComplex("Parcel") {
        $0.fields.append(
          Field(name: "others", type: .array(.scalar(.anyType)), xml: XMLForm(.anyElements)))
      }
    },
  ]

  @Test(arguments: RuleExample.all)
  func editGivesFinding(example: RuleExample) throws {
    var old = LibraryModel.model
    Self.preparations[example.rule]?(&old)
    let settings = ComparedSettings(new: example.settings)
    let findings = ModelDiff(old: old, new: example.edited, settings: settings).findings
    let rules = Set(findings.map(\.rule.id))
    #expect(rules.contains(example.rule))
    let others = rules.subtracting([example.rule])
    #expect(others.isSubset(of: Self.companions[example.rule] ?? []), "\(findings.map(\.line))")

    let rule = try #require(ChangeRules.rule(example.rule))
    let reversed = ComparedSettings(old: example.settings)
    let back = ModelDiff(old: example.edited, new: old, settings: reversed).findings
    #expect(back.contains { $0.rule.id == rule.twin }, "\(back.map(\.line))")
    #expect(back.count == findings.count, "\(back.map(\.line))")
    let same = ComparedSettings(old: example.settings, new: example.settings)
    #expect(ModelDiff(old: example.edited, new: example.edited, settings: same).findings.isEmpty)
  }

  @Test func fingerprintsTellFindingsApart() {
    let findings = RuleExample.all.flatMap {
      ModelDiff(old: LibraryModel.model, new: $0.edited).findings
    }
    let prints = Dictionary(grouping: findings, by: \.fingerprint)
    #expect(findings.count > 80)
    for group in prints.values { #expect(Set(group.map(\.message)).count == 1) }
    #expect(prints.keys.allSatisfy { $0.count == 16 })
  }
}
