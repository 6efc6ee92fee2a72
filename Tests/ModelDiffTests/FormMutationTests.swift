import ModelDiff
import ServiceModel
import TestSupport
import Testing

/// Every change of a form is reported, in any model.
struct FormMutationTests {
  @Test func everyMutationIsFoundBothWays() throws {
    var generator = SeededGenerator(11)
    var seen: Set<String> = []
    for round in 0..<4_000 {
      let original = RandomForms.model(using: &generator)
      let mutation = try #require(FormMutation.all.randomElement(using: &generator))
      var mutated = original
      mutation.apply(&mutated, &generator)
      #expect(ModelDiff(old: original, new: original).findings.isEmpty)
      if mutated == original { continue }
      seen.insert(mutation.name)
      for (old, new) in [(original, mutated), (mutated, original)] {
        let findings = ModelDiff(old: old, new: new).findings
        try #require(!findings.isEmpty, "round \(round): \(mutation.name)")
        let prints = findings.map(\.fingerprint)
        #expect(Set(prints).count == prints.count, "\(mutation.name): \(findings.map(\.line))")
      }
    }
    #expect(seen.count == FormMutation.all.count, "\(seen.sorted())")
  }
}
