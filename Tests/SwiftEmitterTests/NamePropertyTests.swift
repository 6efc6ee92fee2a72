import Foundation
import ServiceModel
import TestSupport
import Testing

@testable import SwiftEmitter

@Suite("Names of any kind")
struct NamePropertyTests {
  /// Names that no documentation has, made from pieces that cause problems together.
  private static func names(_ count: Int, _ generator: inout SeededGenerator) -> [String] {
    let pieces = [
      "None", "none", "Self", "init", "Type", "Value", "value", "Value2", "2", "URL", "Id", "IDs",
      "_", ".", "$", "-", " ", "é", "É", "ß", "\u{301}", "½", "日本", "🙂", "coder", "Operation", "on",
      "Find", "input", "Task", "`", "\"", "\\", "\u{200B}", "\u{A0}", "default", "A", "a", "",
    ]
    return (0..<count).map { _ in
      (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
    }
  }

  private static let scopes: [(String, ReservedNames, @Sendable (String) -> String)] = [
    ("types", .types, { SwiftCase.upperCamel($0) }),
    ("members", .members, { SwiftCase.lowerCamel($0) }),
    ("cases", .cases, { SwiftCase.lowerCamel($0) }),
    ("arguments", .arguments, { SwiftCase.lowerCamel($0) }),
    ("methods", .methods, { SwiftCase.lowerCamel($0) }),
    ("results", .results, { SwiftCase.lowerCamel($0) }),
  ]

  @Test(arguments: 1...40)
  func allNamesAreValidFreeAndDistinctWhateverTheOrder(seed: Int) {
    var generator = SeededGenerator(UInt64(seed))
    let wires = Set(Self.names(60, &generator))
    for (label, reserved, spelling) in Self.scopes {
      let scope = NameScope(reserved: reserved)
      let names = scope.assign(wires.sorted().map { ($0, spelling($0)) })
      #expect(names.count == wires.count, "\(label)")
      #expect(Set(names.values).count == wires.count, "\(label)")
      for name in names.values {
        #expect(SwiftIdentifier.isValid(name), "\(label): \(name)")
        #expect(!reserved.taken.contains(name), "\(label): \(name)")
      }
      let shuffled = wires.sorted().shuffled(using: &generator).map { ($0, spelling($0)) }
      #expect(scope.assign(shuffled) == names, "\(label)")
    }
  }

  @Test(arguments: 1...40)
  func aFurtherNameChangesAnotherOneOnlyWhereTheyWishForTheSame(seed: Int) {
    var generator = SeededGenerator(UInt64(seed) << 8)
    let wires = Set(Self.names(30, &generator)).sorted()
    let added = "Added\(seed)"
    let scope = NameScope(reserved: .cases)
    let before = scope.assign(wires.map { ($0, SwiftCase.lowerCamel($0)) })
    let after = scope.assign((wires + [added]).map { ($0, SwiftCase.lowerCamel($0)) })
    for wire in wires { #expect(before[wire] == after[wire]) }
  }

  @Test func theUsersNamesAreGivenAndTheOthersGiveWay() {
    let scope = NameScope(reserved: .members, overrides: ["Title": "name", "Gone": "gone"])
    let names = scope.assign(["Title", "Name", "Type"].map { ($0, SwiftCase.lowerCamel($0)) })
    #expect(names == ["Title": "name", "Name": "nameValue", "Type": "type"])
  }

  @Test func everyTypeOfTheRuntimeAndTheTestingLibraryIsReserved() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Runtime")
    let declaration =
      /^(?:@[A-Za-z_]+(?:\([A-Za-z]+\))? )*public (?:final |indirect )?(?:struct|class|enum|protocol|actor|typealias) ([A-Za-z0-9]+)/
      .anchorsMatchLineEndings()
    var count = 0
    for module in ["ServiceRuntime", "ServiceTesting"] {
      let folder = sources.appendingPathComponent(module)
      let paths = try #require(FileManager.default.enumerator(atPath: folder.path))
      for case let path as String in paths where path.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        for match in text.matches(of: declaration) {
          count += 1
          let isReserved = ReservedNames.types.taken.contains(String(match.1))
          #expect(isReserved, "\(match.1)")
        }
      }
    }
    #expect(count > 50)
  }
}
