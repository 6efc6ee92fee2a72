import Testing

@testable import Generator
@testable import docs2swift

@Suite("Paths")
struct PathsTests {
  @Test(
    "Normalizing",
    arguments: [
      ("a/b", "a/b"), ("a/./b//c/", "a/b/c"), ("a/../b", "b"), ("../a", "../a"), ("a/../..", ".."),
      ("", "."), (".", "."), ("/", "/"), ("/../a", "/a"), ("/a/b/..", "/a"),
    ])
  func normalized(path: String, expected: String) {
    #expect(Paths.normalized(path) == expected)
  }

  @Test(
    "Joining",
    arguments: [
      ("specs", "../generated", "generated"), (".", "../generated", "../generated"),
      ("/a", "b", "/a/b"), ("/a", "/b", "/b"), ("a", ".", "a"),
    ])
  func join(folder: String, path: String, expected: String) {
    #expect(Paths.join(folder, path) == expected)
  }

  @Test(
    "The way from one folder to another",
    arguments: [
      ("/a/generated", "/a/specs", "../generated"), ("/a", "/a", "."), ("/a/b", "/a", "b"),
      ("/", "/a/b", "../.."), ("/x", "/a", "../x"),
    ])
  func relative(target: String, folder: String, expected: String) {
    #expect(Paths.relative(to: target, from: folder) == expected)
  }

  @Test(
    "Paths that stay inside",
    arguments: [
      ("a", true), ("a/b.swift", true), ("", false), ("/a", false), ("../a", false),
      ("a/../b", false), ("a//b", false), ("./a", false), ("a/", false), ("a\nb", false),
    ])
  func plain(path: String, isPlain: Bool) {
    #expect(Paths.isPlainRelative(path) == isPlain)
  }
}
