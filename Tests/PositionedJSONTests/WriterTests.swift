import Foundation
import PositionedJSON
import TestSupport
import Testing

/// The output of the writer, and values that are written and decoded, compared with Foundation.
@Suite("Writing JSON")
struct WriterTests {
  /// Every kind of property that a document of this tool has.
  private struct Node: Codable, Equatable {
    enum Kind: String, Codable, CaseIterable { case leaf, branch }

    var name: String
    var kind: Kind
    var size: Double?
    var count: UInt16
    var isOpen: Bool
    var children: [Node]
    var marks: [String: [Int]]

    init(depth: Int, _ random: inout SeededGenerator) {
      let letters = Array("aé\u{1}\n\t\"\\/\u{7f}😀 \u{2028}")
      name = String((0..<4).map { _ in letters.randomElement(using: &random) ?? "a" })
      kind = Kind.allCases.randomElement(using: &random) ?? .leaf
      size = Bool.random(using: &random) ? Double(Int.random(in: -9...9, using: &random)) / 4 : nil
      count = UInt16.random(in: 0...UInt16.max, using: &random)
      isOpen = Bool.random(using: &random)
      let children = depth == 0 ? 0 : Int.random(in: 0...3, using: &random)
      self.children = (0..<children).map { _ in Node(depth: depth - 1, &random) }
      marks = Dictionary(
        (0..<Int.random(in: 0...3, using: &random)).map { ("k\($0)", [$0]) }
      ) { first, _ in first }
    }

    var tree: JSONSyntaxTree {
      let number = size.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" }
      return [
        "name": .string(name), "kind": .string(kind.rawValue),
        "size": number.map { JSONSyntaxTree(.number($0)) }, "count": .number(Int(count)),
        "isOpen": .flag(isOpen), "children": .array(children.map(\.tree)),
        "marks": .object(marks.mapValues { .array($0.map { .number($0) }) }),
      ]
    }
  }

  private static let options: [(JSONWriter.Layout, JSONEncoder.OutputFormatting)] = [
    (.indented, [.prettyPrinted]), (.compact, []),
  ]

  @Test(arguments: 0..<50)
  func theBytesAreThoseOfFoundationAndEveryLayoutIsReadBack(seed: Int) throws {
    var random = SeededGenerator(UInt64(seed))
    let node = Node(depth: 3, &random)
    let tree = node.tree
    for (layout, option) in Self.options {
      let encoder = JSONEncoder()
      encoder.outputFormatting = option.union([.sortedKeys, .withoutEscapingSlashes])
      let expected = String(decoding: try encoder.encode(node), as: UTF8.self)
      #expect(JSONWriter.text(of: tree, layout) == expected)
    }
    for layout in [JSONWriter.Layout.indented, .spaced, .compact] {
      let text = JSONWriter.text(of: tree, layout)
      let read = try JSONSyntaxParser.parse(Array(text.utf8))
      #expect(try JSONTreeDecoder.value(Node.self, from: read) == node)
    }
  }

  @Test func onOneLineAsPeopleWriteIt() {
    let tree: JSONSyntaxTree = ["b": ["c": []], "a": ["x", true, [:], 7], "d": nil]
    #expect(JSONWriter.text(of: tree, .spaced) == #"{ "a": ["x", true, {}, 7], "b": { "c": [] } }"#)
  }

  @Test(arguments: [
    (#"{"name": 1}"#, "1"), (#"{"name": "x", "kind": "tree"}"#, #""tree""#),
    (#"{"name": "x", "kind": "leaf", "count": 70000}"#, "70000"),
    (#"{"name": "x", "kind": "leaf", "count": 7, "isOpen": null}"#, "null"),
    (
      #"{"name": "x", "kind": "leaf", "count": 7, "isOpen": true, "children": [2]}"#, "2"
    ),
  ])
  func aValueThatDoesNotFitSaysWhereItStands(text: String, place: String) throws {
    let bytes = Array(text.utf8)
    let tree = try JSONSyntaxParser.parse(bytes)
    do {
      _ = try JSONTreeDecoder.value(Node.self, from: tree)
      Issue.record("this should be refused")
    } catch let error as DecodingError {
      let found = tree.innermost(on: error.context.codingPath).range
      #expect(String(decoding: bytes[found], as: UTF8.self) == place)
    }
  }
}
