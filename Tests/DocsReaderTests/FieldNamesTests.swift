import TestSupport
import Testing

@testable import DocsReader

@Suite("The names of fields")
struct FieldNamesTests {
  private static let names = [
    "Id", "Name", "name", "Owner", "Tags", "tags", "Note", "Due", "Color",
  ]

  private static func sample(_ generator: inout SeededGenerator) -> [String] {
    (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
      names.randomElement(using: &generator)
    }
  }

  @Test(arguments: 1...40)
  func theyCompareLikeSetsOfNamesInLowerCase(seed: Int) {
    var generator = SeededGenerator(UInt64(seed))
    for _ in 0..<100 {
      let (one, other) = (Self.sample(&generator), Self.sample(&generator))
      let (left, right) = (
        FieldNames(one.map(FieldName.init)), FieldNames(other.map(FieldName.init))
      )
      let (a, b) = (Set(one.map { $0.lowercased() }), Set(other.map { $0.lowercased() }))
      #expect((left == right) == (a == b))
      #expect(left.count == a.count)
      #expect(left.isSubset(of: right) == a.isSubset(of: b))
      #expect(left.isSubset(of: Set(right.names)) == a.isSubset(of: b))
      let rest = a.subtracting(b)
      #expect(left.subtracting(right) == FieldNames(rest.map(FieldName.init)))
      let shuffled = FieldNames(one.shuffled(using: &generator).map(FieldName.init))
      #expect(shuffled == left)
      #expect(shuffled.hashValue == left.hashValue)
    }
  }
}
