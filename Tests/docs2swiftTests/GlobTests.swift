import Testing

@testable import docs2swift

struct GlobTests {
  @Test(arguments: [
    ("a/b", "a/b", true), ("a/b", "a/c", false), ("a/*", "a/b", true), ("a/*", "a/b/c", false),
    ("a/**", "a/b/c", true), ("**", "", true), ("**/b", "a/x/b", true), ("*", "", true),
    ("Get*By*", "GetBookById", true), ("Get*By*", "GetBook", false), ("", "a", false),
    ("a/**/c", "a/b/b/c", true), ("operation-*", "operation-added", true),
  ])
  func matches(pattern: String, text: String, isMatch: Bool) {
    #expect(Glob(pattern).matches(text) == isMatch)
  }

  /// Several stars in one pattern do not take unlimited time.
  @Test func hostilePatternsEnd() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 2_000)))
  }
}
