import Testing

@testable import SwiftEmitter

@Suite("Name scopes")
struct NameScopeTests {
  @Test func aFreeWishIsGrantedATakenOneGetsTheSuffix() {
    let scope = NameScope(reserved: ReservedNames(taken: ["none"]))
    let names = scope.assign([("None", "none"), ("Some", "some")])
    #expect(names == ["None": "noneValue", "Some": "some"])
  }

  @Test func twoSourcesOfOneNameAreToldApart() {
    let names = NameScope(reserved: ReservedNames()).assign([
      ("a_b", "aB"), ("aB", "aB"), ("a.b", "aB"),
    ])
    #expect(names["aB"] == "aB")
    #expect(Set(names.values).count == 3)
  }

  @Test func aSuffixThatIsANameItselfIsNotUsedTwice() {
    let scope = NameScope(reserved: ReservedNames(taken: ["none"]))
    let names = scope.assign([("None", "none"), ("NoneValue", "noneValue")])
    #expect(Set(names.values).count == 2)
    #expect(names["NoneValue"] != nil)
  }

  @Test func theOrderOfTheWishesDoesNotMatter() {
    let wishes = ["A", "a", "a_", "None", "none", "NoneValue", "_none", "b"].map {
      ($0, SwiftCase.lowerCamel($0))
    }
    let scope = NameScope(reserved: .cases)
    let expected = scope.assign(wishes)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      #expect(scope.assign(wishes.shuffled(using: &generator)) == expected)
    }
  }

  @Test func keywordsAreQuotedAndOnlyWhereTheyHaveToBe() {
    #expect(NameScope(reserved: .members).written("operator") == "`operator`")
    #expect(NameScope(reserved: .members).written("name") == "name")
    #expect(NameScope(reserved: .cases).written("default") == "`default`")
  }

  @Test func typesOfSwiftAndOfTheRuntimeAreNotHidden() {
    let names = NameScope(reserved: .types).assign([
      ("Task", "Task"), ("CallContext", "CallContext"),
    ])
    #expect(names == ["Task": "TaskValue", "CallContext": "CallContextValue"])
  }
}
