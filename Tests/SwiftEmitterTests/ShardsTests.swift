import Testing

@testable import SwiftEmitter

@Suite("Spreading a list over files")
struct ShardsTests {
  private func spread(_ names: [String], limit: Int) -> [Shard<String>] {
    shards(of: names, key: ShardKey.init, weight: { _ in 1 }, limit: limit)
  }

  @Test func whatFitsStaysTogether() {
    let parts = spread(["B", "A"], limit: 2)
    #expect(parts.map(\.suffix) == [""])
    #expect(parts.map(\.items) == [["B", "A"]])
  }

  @Test func whatDoesNotFitIsSpreadByFirstLettersAsFarAsItTakes() {
    let parts = spread(["Aa", "Ab", "Ac", "B"], limit: 2)
    #expect(parts.map(\.suffix) == ["Aa", "Ac"])
    #expect(parts.map(\.items) == [["Aa", "Ab"], ["Ac", "B"]])
  }

  @Test func aNameThatIsAPrefixOfOthersEndsInAFileOfItsOwn() {
    let parts = spread(["A", "AB", "AC"], limit: 1)
    #expect(parts.map(\.suffix) == ["A", "AB", "AC"])
  }

  @Test func neighboursShareAFileAsLongAsTheyFit() {
    let parts = spread(["A", "B", "C", "D", "E"], limit: 2)
    #expect(parts.map(\.suffix) == ["A", "C", "E"])
  }

  @Test func addingAnItemLeavesTheOtherFilesAlone() {
    let names = (0..<40).map { "\(["A", "B", "C", "D"][$0 % 4])\($0)" }
    let before = spread(names, limit: 12)
    let after = spread(names + ["B99"], limit: 12)
    let changed = zip(before, after).filter { $0.items != $1.items }
    #expect(changed.map(\.0.suffix) == ["B"])
  }

  @Test func namesThatOnlyCaseTellsApartShareAFileOrAreToldApartByIt() {
    let names = ["CR", "Cr", "Cra", "Cs"]
    #expect(spread(names, limit: 2).map(\.suffix) == ["Cr", "Cra"])
    let parts = spread(names, limit: 1)
    #expect(parts.count == names.count)
    #expect(Set(parts.map { FileNameKey.key($0.suffix) }).count == names.count)
  }

  @Test func aLetterIsSpelledAsTheNamesSpellItUnlessTheyDisagree() {
    #expect(spread(["QuoteA", "QuoteB"], limit: 1).map(\.suffix) == ["QuoteA", "QuoteB"])
    #expect(spread(["QuA", "qUa", "QuAb", "Qub"], limit: 2).map(\.suffix) == ["Qua", "QuAb"])
  }

  @Test func noItemIsLostWhateverTheNames() {
    let names = ["", "A", "A", "AA", "ÅÅ", "a"]
    for limit in 1...names.count {
      #expect(spread(names, limit: limit).flatMap(\.items).sorted() == names.sorted())
    }
  }
}
