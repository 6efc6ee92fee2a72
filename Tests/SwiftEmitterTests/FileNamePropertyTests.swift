import Foundation
import ServiceModel
import TestSupport
import Testing

@testable import SwiftEmitter

/// 10,000 random sets of names, in 20 cases of 500.
@Suite("File names, whatever the names of the documentation")
struct FileNamePropertyTests {
  private static let pieces = [
    "cr", "CR", "Cr", "cR", "é", "É", "e\u{301}", "E\u{301}", "ß", "SS", "ss", "\u{212A}", "k", "K",
    "ı", "I", "i", "İ", "ﬁ", "fi", "Å", "\u{212B}", "日本", "_", "_e9x", "__", "1", "2", "Con", "aux",
    "Mock", "Client", "Service", "Agent", "Unimplemented", "Types", "Tests", "Server", "a", "B",
    String(repeating: "Long", count: 70),
  ]

  private static func names(_ count: Int, _ generator: inout SeededGenerator) -> [String] {
    let names = (0..<count).map { _ in
      (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
    }
    return Set(names).sorted()
  }

  /// The comparison of file systems, made with other code than the rule that is tested.
  private static func folded(_ path: String) -> String {
    path.precomposedStringWithCanonicalMapping.folding(options: .caseInsensitive, locale: nil)
      .decomposedStringWithCanonicalMapping
  }

  private static let seeds = 1...20

  @Test(arguments: seeds)
  func thePartsOfAListNeverClashAndHoldEveryItemOnce(seed: Int) {
    var generator = SeededGenerator(UInt64(seed))
    for _ in 0..<500 {
      let names = Self.names(Int.random(in: 1...24, using: &generator), &generator)
        .map { SwiftCase.upperCamel($0) }
      let distinct = Set(names).sorted()
      let limit = Int.random(in: 1...6, using: &generator)
      let parts = shards(of: distinct, key: ShardKey.init, weight: { _ in 1 }, limit: limit)
      // Compared as sets, because names in several normal forms have no stable order.
      #expect(parts.flatMap(\.items).count == distinct.count)
      #expect(Set(parts.flatMap(\.items)) == Set(distinct))
      #expect(parts.allSatisfy { $0.items.count <= limit })
      #expect(Set(parts.map { $0.suffix.lowercased() }).count == parts.count)
      for part in parts {
        #expect(part.suffix.utf8.count <= 80, "\(part.suffix)")
        // It is a part of a function's name as well.
        let isPlain = part.suffix.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
        #expect(isPlain, "\(part.suffix)")
      }
      let shuffled = distinct.shuffled(using: &generator)
      let again = shards(of: shuffled, key: ShardKey.init, weight: { _ in 1 }, limit: limit)
      #expect(again.map(\.suffix) == parts.map(\.suffix))
    }
  }

  @Test(arguments: seeds)
  func whatIsMadeOfServicesNeverClashes(seed: Int) {
    var generator = SeededGenerator(UInt64(seed) << 16)
    for _ in 0..<500 {
      let modules = ModulePlanner(options: EmitterOptions()).plan(Self.model(&generator))
      let names = modules.flatMap { module in
        let declared = module.services.flatMap(\.names.declared)
        return declared.contains(module.name) ? declared : declared + [module.name]
      }
      #expect(Set(names.map(Self.folded)).count == names.count, "\(names.sorted())")
    }
  }

  @Test(arguments: seeds)
  func theFilesOfAModelNeverClash(seed: Int) {
    var generator = SeededGenerator(UInt64(seed) << 32)
    for index in 0..<10 {
      var options = EmitterOptions()
      if index.isMultiple(of: 2) { options.layout = .one }
      let paths = SwiftEmitter(options: options).plans(Self.model(&generator)).map(\.path)
      #expect(Set(paths.map(Self.folded)).count == paths.count, "\(paths.sorted())")
      // A folder has one spelling.
      let folders = Set(paths.compactMap { $0.split(separator: "/").first.map(String.init) })
      #expect(Set(folders.map(Self.folded)).count == folders.count, "\(folders.sorted())")
      for component in paths.flatMap({ $0.split(separator: "/") }) {
        #expect(component.utf8.count <= 255)
        #expect(!FileNameKey.isDevice(component), "\(component)")
      }
    }
  }

  private static func model(_ generator: inout SeededGenerator) -> ServiceModel {
    let versions = (0..<Int.random(in: 1...2, using: &generator)).map { index in
      let kinds: [Service.Kind] =
        Bool.random(using: &generator) ? [.agent, .entity] : [.service]
      let services = kinds.flatMap { kind in
        names(Int.random(in: 1...4, using: &generator), &generator).map { name in
          Service(
            name: name, kind: kind,
            operations: [
              ServiceOperation(
                name: "Get",
                rest: RESTBinding(page: "", method: "GET", path: "/\(name)", body: .none))
            ])
        }
      }
      return ServicesVersion(
        name: index == 0 ? "Services88" : "SERVICES88", namespace: "urn:n", services: services,
        types: [])
    }
    return ServiceModel(versions: versions)
  }

  @Test func addingAServiceRenamesAnotherOneOnlyWhereTheyWishForTheSame() {
    func bases(_ names: [String]) -> [String] {
      var taken = BaseNames()
      return ServiceNames.all(
        of: names.map { Service(name: $0, kind: .agent, operations: []) }, versionSuffix: "",
        apartFrom: &taken
      ).map(\.base)
    }
    #expect(bases(["Contact", "User"]) == ["ContactAgent", "UserAgent"])
    #expect(bases(["Contact", "USER", "User"]) == ["ContactAgent", "USERAgent", "UserAgent2"])
    #expect(bases(["Foo", "MockFoo"]) == ["FooAgent", "MockFooAgent2"])
  }

  @Test(arguments: [
    ("Cr", "CR"), ("é", "É"), ("é", "e\u{301}"), ("ß", "SS"), ("\u{212A}", "k"), ("ﬁ", "FI"),
  ])
  func namesThatAFileSystemMayTakeForOneHaveOneKey(one: String, other: String) {
    #expect(FileNameKey.key(one) == FileNameKey.key(other))
  }

  @Test(arguments: [
    ("con", true), ("Con.swift", true), ("COM1.model.json", true), ("lpt\u{B9}", true),
    ("ConAgent", false), ("COM", false), ("COM10", false), ("xNUL", false),
  ])
  func windowsHasDevicesForFiles(name: String, isDevice: Bool) {
    #expect(FileNameKey.isDevice(name) == isDevice)
  }
}
