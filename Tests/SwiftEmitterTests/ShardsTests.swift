import Testing

@testable import SwiftEmitter

@Suite("Spreading a list over files")
struct ShardsTests {
  private func spread(_ names: [String], limit: Int) -> [Shard<String>] {
    shards(of: names, key: ShardKey.init, weight: { _ in 1 }, limit: limit)
  }

  @Test("what fits stays together")
  func small() {
    let parts = spread(["B", "A"], limit: 2)
    #expect(parts.map(\.suffix) == [""])
    #expect(parts.map(\.items) == [["B", "A"]])
  }

  @Test("what does not fit is spread by first letters, as far as it takes")
  func large() {
    let parts = spread(["Aa", "Ab", "Ac", "B"], limit: 2)
    #expect(parts.map(\.suffix) == ["Aa", "Ac"])
    #expect(parts.map(\.items) == [["Aa", "Ab"], ["Ac", "B"]])
  }

  @Test("a name that is a prefix of others ends in a file of its own")
  func prefix() {
    let parts = spread(["A", "AB", "AC"], limit: 1)
    #expect(parts.map(\.suffix) == ["A", "AB", "AC"])
  }

  @Test("neighbours share a file as long as they fit")
  func neighbours() {
    let parts = spread(["A", "B", "C", "D", "E"], limit: 2)
    #expect(parts.map(\.suffix) == ["A", "C", "E"])
  }

  @Test("adding an item leaves the other files alone")
  func stability() {
    let names = (0..<40).map { "\(["A", "B", "C", "D"][$0 % 4])\($0)" }
    let before = spread(names, limit: 12)
    let after = spread(names + ["B99"], limit: 12)
    let changed = zip(before, after).filter { $0.items != $1.items }
    #expect(changed.map(\.0.suffix) == ["B"])
  }

  @Test("names that only case tells apart share a file, or are told apart by it")
  func caseOnly() {
    let names = ["CR", "Cr", "Cra", "Cs"]
    #expect(spread(names, limit: 2).map(\.suffix) == ["Cr", "Cra"])
    let parts = spread(names, limit: 1)
    #expect(parts.count == names.count)
    #expect(Set(parts.map { FileNameKey.key($0.suffix) }).count == names.count)
  }

  @Test("a letter is spelled as the names spell it, unless they disagree")
  func spelling() {
    #expect(spread(["QuoteA", "QuoteB"], limit: 1).map(\.suffix) == ["QuoteA", "QuoteB"])
    #expect(spread(["QuA", "qUa", "QuAb", "Qub"], limit: 2).map(\.suffix) == ["Qua", "QuAb"])
  }

  @Test("no item is lost, whatever the names")
  func completeness() {
    let names = ["", "A", "A", "AA", "ÅÅ", "a"]
    for limit in 1...names.count {
      #expect(spread(names, limit: limit).flatMap(\.items).sorted() == names.sorted())
    }
  }
}
