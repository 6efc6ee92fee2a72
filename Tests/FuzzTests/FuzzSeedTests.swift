import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The seeds of the fuzzer, and their results when bytes change: a short version of `make fuzz`.
@Suite(.enabled(if: LongTests.areWanted, "\(LongTests.hint)")) struct FuzzSeedTests {
  private static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: FuzzTarget.allCases)
  func everyTargetHasSeedsAndReadsThem(target: FuzzTarget) async throws {
    let seeds = try FuzzSeeds(project: Self.project).seeds(of: target)
    #expect(!seeds.isEmpty)
    await onThread { for seed in seeds { target.run(seed) } }
  }

  @Test(arguments: FuzzTarget.allCases.filter { !$0.isSlow })
  func changedBytesBreakNoPromise(target: FuzzTarget) async throws {
    let seeds = try FuzzSeeds(project: Self.project).seeds(of: target).filter { $0.count < 4096 }
    guard !seeds.isEmpty else { return }
    await onThread {
      var mutation = Mutation(seed: 7)
      for round in 0..<400 { target.run(mutation.changed(seeds[round % seeds.count])) }
    }
  }

  /// Comments, sections and quotation marks in any order, where a scanner might lose its position.
  @Test func libxml2NeverReadsMoreAttributesThanWereCounted() {
    var mutation = Mutation(seed: 11)
    let parts = [
      "<!--", "-->", "<!-->", "--", "<![CDATA[", "]]>", "<?", "?>", "<x ", "<e", "/>", ">", "</e>",
      "\"", "'", "=", " a=''", " b = \"<\"", " ", "&lt;", "\n",
      (0..<20).map { " a\($0)=''" }.joined(),
    ]
    for _ in 0..<20_000 {
      let count = mutation.number(below: 12) + 1
      let text = (0..<count).map { _ in parts[mutation.number(below: parts.count)] }.joined()
      FuzzTarget.xmlBounds.run(Array(text.utf8))
      FuzzTarget.xmlBounds.run(Array("<r>\(text)</r>".utf8))
    }
  }
}

/// Works on a separate thread: a target waits for tasks, which need the threads that tests run on.
private func onThread(_ work: @escaping @Sendable () -> Void) async {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread {
      work()
      continuation.resume()
    }
  }
}

/// Changes bytes, in the same way in every run.
struct Mutation {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, limit)))
  }

  private static let marks =
    Array("<>&\"'/=:;!-[]{}?\\|#*_`.,0 \n\r\t".utf8) + [0, 0x7F, 0x80, 0xFF]

  mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0...number(below: 4) {
      guard !result.isEmpty else { return result }
      let index = number(below: result.count)
      let length = min(number(below: 16) + 1, result.count - index)
      switch number(below: 5) {
      case 0: result[index] = Self.marks[number(below: Self.marks.count)]
      case 1: result.insert(Self.marks[number(below: Self.marks.count)], at: index)
      case 2: result.removeSubrange(index..<index + length)
      case 3:
        result.insert(
          contentsOf: Array(result[index..<index + length]), at: number(below: result.count))
      default: result[index] ^= 1 << UInt8(number(below: 8))
      }
    }
    return result
  }
}
