import Testing

@testable import SwiftEmitter

@Suite("Name scopes")
struct NameScopeTests {
  @Test("a free wish is granted, a taken one gets the suffix")
  func suffix() {
    let scope = NameScope(reserved: ReservedNames(taken: ["none"]))
    let names = scope.assign([("None", "none"), ("Some", "some")])
    #expect(names == ["None": "noneValue", "Some": "some"])
  }

  @Test("two sources of one name are told apart")
  func collision() {
    let names = NameScope(reserved: ReservedNames()).assign([
      ("a_b", "aB"), ("aB", "aB"), ("a.b", "aB"),
    ])
    #expect(names["aB"] == "aB")
    #expect(Set(names.values).count == 3)
  }

  @Test("a suffix that is a name itself is not used twice")
  func suffixCollision() {
    let scope = NameScope(reserved: ReservedNames(taken: ["none"]))
    let names = scope.assign([("None", "none"), ("NoneValue", "noneValue")])
    #expect(Set(names.values).count == 2)
    #expect(names["NoneValue"] != nil)
  }

  @Test("the order of the wishes does not matter")
  func order() {
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

  @Test("keywords are quoted, and only where they have to be")
  func quoting() {
    #expect(NameScope(reserved: .members).written("operator") == "`operator`")
    #expect(NameScope(reserved: .members).written("name") == "name")
    #expect(NameScope(reserved: .cases).written("default") == "`default`")
  }

  @Test("types of Swift and of the runtime are not hidden")
  func types() {
    let names = NameScope(reserved: .types).assign([
      ("Task", "Task"), ("CallContext", "CallContext"),
    ])
    #expect(names == ["Task": "TaskValue", "CallContext": "CallContextValue"])
  }
}
