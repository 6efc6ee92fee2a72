import Foundation
import TestSupport
import Testing

/// Rules about the code of this project that no tool checks.
@Suite("Source code")
struct SourceCodeTests {
  @Test func noFunctionOrInitializerHasThreeArgumentsWithoutALabel() throws {
    for file in try Self.files() {
      let text = try String(contentsOf: Checkout.url.appending(path: file), encoding: .utf8)
      for (name, count) in ["func ", " init"].flatMap({ Self.unlabelled(in: text, after: $0) }) {
        let isCalledByGeneratedCode =
          file.hasSuffix("/OperationCase.swift")
          || file.hasPrefix("Sources/Runtime/ServiceRuntime/")
            && Self.callsOfGeneratedCode.contains(name)
        #expect(count < 3 || isCalledByGeneratedCode, "\(file): \(name)")
      }
    }
  }

  @Test func testsHaveNoNameOtherThanThatOfTheirFunction() throws {
    for file in try Self.files() where file.hasPrefix("Tests/") {
      let text = try String(contentsOf: Checkout.url.appending(path: file), encoding: .utf8)
      #expect(!text.contains("@Test" + "(\""), "\(file)")
      let names = text.components(separatedBy: "func " + "`").dropFirst().map {
        $0.prefix { $0 != "`" }
      }
      #expect(!names.contains { $0.contains(" ") }, "\(file)")
    }
  }

  private static let callsOfGeneratedCode: Set = [
    "field", "words", "repeated", "list", "option", "check", "call",
  ]

  /// The Swift files, without those that docs2swift wrote.
  private static func files() throws -> [String] {
    var files: [String] = []
    for folder in ["Sources", "Tests", "Plugins", "Examples"] {
      let paths = FileManager.default.enumerator(
        atPath: Checkout.url.appending(path: folder).path(percentEncoded: false))
      while let path = paths?.nextObject() as? String {
        if path.hasSuffix(".build") || path.hasSuffix("/expected") { paths?.skipDescendants() }
        if path.hasSuffix(".swift") { files.append("\(folder)/\(path)") }
      }
    }
    try #require(files.count > 1000)
    return files
  }

  /// The declarations after a keyword: the name, and the number of parameters without a label.
  private static func unlabelled(
    in text: String, after keyword: String
  ) -> [(name: String, count: Int)] {
    text.components(separatedBy: keyword).dropFirst().compactMap { piece in
      guard let start = piece.utf8.firstIndex(of: UInt8(ascii: "(")) else { return nil }
      let name = piece[..<start].prefix { $0 != "<" }
      guard name.utf8.count < 60, !name.contains(where: \.isNewline) else { return nil }
      let parameters = parameters(Array(piece[start...].utf8.dropFirst()))
      return (name.isEmpty ? "init" : String(name), parameters.count { $0.hasPrefix("_ ") })
    }
  }

  /// The parameters of a list that begins after its parenthesis.
  private static func parameters(_ text: [UInt8]) -> [String] {
    var parts: [[UInt8]] = [[]]
    var depth = 0
    for byte in text {
      if "([{".utf8.contains(byte) { depth += 1 }
      if ")]}".utf8.contains(byte) { depth -= 1 }
      if depth < 0 { break }
      if depth == 0, byte == UInt8(ascii: ",") {
        parts.append([])
      } else {
        parts[parts.count - 1].append(byte)
      }
    }
    return parts.map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}
