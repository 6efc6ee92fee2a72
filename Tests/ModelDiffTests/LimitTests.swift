import ModelDiff
import ServiceModel
import Testing

/// Whether fewer or more values are allowed than before.
struct LimitTests {
  @Test(arguments: [
    ([:], ["maxLength": "5"], "parameter-narrowed"),
    (["maxLength": "5"], ["maxLength": "9"], "parameter-widened"),
    (["minLength": "5"], ["minLength": "9"], "parameter-narrowed"),
    (["minInclusive": "9"], ["minInclusive": "10"], "parameter-narrowed"),
    (["minInclusive": "1"], ["minExclusive": "1.0"], "parameter-narrowed"),
    (["maxInclusive": "-9"], ["maxInclusive": "-10"], "parameter-narrowed"),
    (["maxInclusive": "2026-01-01"], ["maxInclusive": "2027-01-01"], "parameter-widened"),
    (["maxInclusive": "P1D"], ["maxInclusive": "P1Y"], "parameter-limits-changed"),
    (["pattern": "[a-z]*"], ["pattern": "[A-Z]*"], "parameter-limits-changed"),
    (
      ["maxLength": "5", "minLength": "2"], ["maxLength": "6", "minLength": "3"],
      "parameter-limits-changed"
    ),
    (["maxItems": "5"], [:], "parameter-widened"),
  ])
  func direction(old: [String: String], new: [String: String], rule: String) {
    let findings = ModelDiff(old: Self.model(old), new: Self.model(new)).findings
    #expect(findings.map(\.rule.id) == [rule], "\(findings.map(\.line))")
    #expect(findings.allSatisfy { $0.effects.callers == .none })
    #expect((findings.first?.effects.wire == .breaking) == !rule.hasSuffix("widened"))
  }

  private static func model(_ facets: [String: String]) -> ServiceModel {
    var model = LibraryModel.model
    model.editOperation("Send") { $0.parameters[3].xml?.facets = Self.facets(facets) }
    return model
  }

  private static func facets(_ texts: [String: String]) -> Facets {
    var facets = Facets()
    facets.minLength = texts["minLength"].flatMap { Int($0) }
    facets.maxLength = texts["maxLength"].flatMap { Int($0) }
    facets.maxItems = texts["maxItems"].flatMap { Int($0) }
    facets.minInclusive = texts["minInclusive"]
    facets.maxInclusive = texts["maxInclusive"]
    facets.minExclusive = texts["minExclusive"]
    facets.patterns = texts["pattern"].map { [$0] }
    return facets
  }
}
