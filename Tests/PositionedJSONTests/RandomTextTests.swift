import Foundation
import PositionedJSON
import TestSupport
import Testing

/// Texts that nobody would write. They are read or refused.
@Suite("Positioned JSON, random texts")
struct RandomTextTests {
  /// Foundation accepts more: commas before an end, and repeated names.
  @Test(arguments: 0..<40)
  func whatIsAcceptedOfMutatedTextsFoundationAccepts(seed: Int) throws {
    var random = SeededGenerator(UInt64(seed))
    for _ in 0..<100 {
      let text = Self.value(depth: 3, &random)
      _ = try JSONSyntaxParser.parse(Array(text.utf8))
      let mutated = Self.mutated(text, &random)
      guard (try? JSONSyntaxParser.parse(Array(mutated.utf8))) != nil else { continue }
      let reference = try? JSONSerialization.jsonObject(
        with: Data(mutated.utf8), options: .fragmentsAllowed)
      #expect(reference != nil, "\(mutated)")
    }
  }

  @Test(arguments: 0..<20)
  func aRefusalPointsIntoTheTextOrAtItsEnd(seed: Int) {
    var random = SeededGenerator(UInt64(seed))
    for _ in 0..<200 {
      var bytes = Array(Self.value(depth: 3, &random).utf8)
      for _ in 0..<3 where !bytes.isEmpty {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      do throws(JSONSyntaxError) {
        _ = try JSONSyntaxParser.parse(bytes)
      } catch {
        #expect(error.range.lowerBound >= 0 && error.range.lowerBound <= bytes.count)
        #expect(!error.range.isEmpty && !error.message.isEmpty)
      }
    }
  }

  /// Keys are unique: Foundation silently keeps one of several.
  private static func value(depth: Int, _ random: inout SeededGenerator) -> String {
    let scalars = ["0", "-1", "12.5", "1e2", "true", "false", "null", #""x""#, #""a\tb""#, #""é""#]
    let count = Int.random(in: 0...3, using: &random)
    switch depth == 0 ? 2 : Int.random(in: 0...2, using: &random) {
    case 0:
      let items = (0..<count).map { _ in value(depth: depth - 1, &random) }
      return "[" + items.joined(separator: ", ") + "]"
    case 1:
      let members = (0..<count).map { "\"key\($0)\" : " + value(depth: depth - 1, &random) }
      return "{" + members.joined(separator: ",") + "}"
    default: return scalars.randomElement(using: &random) ?? "null"
    }
  }

  /// A character with a meaning in JSON replaces another one, is added or is removed.
  private static func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
    var characters = Array(text)
    let marks = Array("{}[]:,\"0-. trueE+")
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let place = Int.random(in: 0...characters.count, using: &random)
      let mark = marks.randomElement(using: &random) ?? ","
      switch Int.random(in: 0...2, using: &random) {
      case 0: characters.insert(mark, at: place)
      case 1 where place < characters.count: characters[place] = mark
      case 2 where place < characters.count: characters.remove(at: place)
      default: break
      }
    }
    return String(characters)
  }
}
