import Testing

@testable import Diagnostics

@Suite("Suggestions")
struct NearestNameTests {
  @Test(
    "The nearest name, where one is near",
    arguments: [
      ("acess", "access"), ("output", "output"), ("OUTPUT", "output"), ("ouptut", "output"),
      ("mock", "mocks"), ("template", "templates"), ("restversion", "restVersion"),
      ("colour", nil), ("", nil), ("x", nil),
    ] as [(String, String?)])
  func nearest(name: String, expected: String?) {
    let names = ["output", "access", "mocks", "tests", "restVersion", "profile", "templates"]
    #expect(NearestName.of(name, among: names) == expected)
    #expect(NearestName.of(name, among: names.reversed()) == expected)
  }

  @Test("Of equally near names the first in the alphabet")
  func ties() {
    #expect(NearestName.of("cart", among: ["card", "care", "cars"]) == "card")
  }

  @Test("A hostile name costs no time")
  func longNames() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(NearestName.of(long, among: ["a"]) == nil)
  }
}
