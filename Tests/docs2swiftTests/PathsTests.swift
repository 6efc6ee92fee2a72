import Testing

@testable import Generator
@testable import docs2swift

@Suite("Paths")
struct PathsTests {
  @Test(arguments: [
    ("a/b", "a/b"), ("a/./b//c/", "a/b/c"), ("a/../b", "b"), ("../a", "../a"), ("a/../..", ".."),
    ("", "."), (".", "."), ("/", "/"), ("/../a", "/a"), ("/a/b/..", "/a"),
  ])
  func normalized(path: String, expected: String) {
    #expect(Paths.normalized(path) == expected)
  }

  @Test(arguments: [
    ("specs", "../generated", "generated"), (".", "../generated", "../generated"),
    ("/a", "b", "/a/b"), ("/a", "/b", "/b"), ("a", ".", "a"),
  ])
  func join(folder: String, path: String, expected: String) {
    #expect(Paths.join(folder, path) == expected)
  }

  @Test(arguments: [
    ("/a/generated", "/a/specs", "../generated"), ("/a", "/a", "."), ("/a/b", "/a", "b"),
    ("/", "/a/b", "../.."), ("/x", "/a", "../x"),
  ])
  func relative(target: String, folder: String, expected: String) {
    #expect(Paths.relative(to: target, from: folder) == expected)
  }

  @Test(arguments: [
    ("a", true), ("a/b.swift", true), ("", false), ("/a", false), ("../a", false),
    ("a/../b", false), ("a//b", false), ("./a", false), ("a/", false), ("a\nb", false),
  ])
  func pathsThatStayInside(path: String, isPlain: Bool) {
    #expect(Paths.isPlainRelative(path) == isPlain)
  }
}
