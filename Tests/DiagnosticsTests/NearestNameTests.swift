import Testing

@testable import Diagnostics

@Suite("Suggestions")
struct NearestNameTests {
  @Test(
    arguments: [
      ("acess", "access"), ("output", "output"), ("OUTPUT", "output"), ("ouptut", "output"),
      ("mock", "mocks"), ("template", "templates"), ("restversion", "restVersion"),
      ("colour", nil), ("", nil), ("x", nil),
    ] as [(String, String?)])
  func theNearestNameWhereOneIsNear(name: String, expected: String?) {
    let names = ["output", "access", "mocks", "tests", "restVersion", "profile", "templates"]
    #expect(NearestName.of(name, among: names) == expected)
    #expect(NearestName.of(name, among: names.reversed()) == expected)
  }

  @Test func ofEquallyNearNamesTheFirstInTheAlphabet() {
    #expect(NearestName.of("cart", among: ["card", "care", "cars"]) == "card")
  }

  @Test func aHostileNameCostsNoTime() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(NearestName.of(long, among: ["a"]) == nil)
  }
}
