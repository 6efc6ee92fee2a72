import Foundation

/// Checks that no cost grows faster than its input: a byte of a larger input must not cost more.
struct ScaleCheck {
  /// Seconds of processor time; less is mostly the start of a program.
  let shortest: Double
  /// Seconds of processor time that are enough to see growth.
  let longest: Double
  private static let largest = 12 << 20

  static let full = ScaleCheck(shortest: 0.2, longest: 0.7)
  /// Takes a quarter of the time, and finds less.
  static let quick = ScaleCheck(shortest: 0.1, longest: 0.18)

  /// From here on the parts of an input that stay the same do not count.
  private static let large = 64 << 10
  /// The most that the cost of a byte may grow when there are twice as many.
  private static let growth = 1.2
  /// A busy machine takes more time for the same.
  private static let attempts = 3

  private struct Measurement {
    let bytes: Int
    let seconds: Double

    /// How the cost of a byte has grown, for each doubling of the bytes.
    func growth(since earlier: Measurement, from shortest: Double) -> Double {
      let doublings = log2(Double(bytes) / Double(earlier.bytes))
      guard doublings > 0.5, earlier.seconds >= shortest else { return 1 }
      let cost = (seconds / Double(bytes)) / (earlier.seconds / Double(earlier.bytes))
      return pow(cost, 1 / doublings)
    }
  }

  /// - Parameter names: only cases whose names contain one of these; all when there is none.
  func run(_ names: [String]) throws {
    let start = ContinuousClock.now
    var failed: [String] = []
    for scaleCase in try ScaleCase.all()
    where names.isEmpty || names.contains(where: { scaleCase.name.contains($0) }) {
      if try !check(scaleCase) { failed.append(scaleCase.name) }
    }
    print("scale: \(Int((ContinuousClock.now - start) / .seconds(1))) s")
    if failed.isEmpty { return }
    throw BenchmarkFailure("this grows faster than its input: \(failed.joined(separator: ", "))")
  }

  private func check(_ scaleCase: ScaleCase) throws -> Bool {
    var measurements: [Measurement] = []
    var count = scaleCase.start
    var isFine = true
    while isFine {
      let measured = try measure(scaleCase, count)
      if let last = measurements.last {
        try Self.expectDoubling(scaleCase, from: last.bytes, to: measured.bytes)
        isFine =
          try measured.growth(since: last, from: shortest) <= Self.growth
          || isFineAgain(scaleCase, count)
      }
      measurements.append(measured)
      let isEnough = measured.seconds > longest || measured.bytes > Self.largest
      if isEnough, measurements.count > 1 { break }
      count *= 2
    }
    let numbers = measurements.suffix(4).map {
      "\($0.bytes >> 10) KB \(decimal($0.seconds, digits: 2)) s"
    }
    print("\(isFine ? "✓" : "✗") \(scaleCase.name): \(numbers.joined(separator: ", "))")
    fflush(nil)
    return isFine
  }

  /// Fails if the input of a case does not grow, because such a case would check nothing.
  private static func expectDoubling(
    _ scaleCase: ScaleCase, from bytes: Int, to larger: Int
  ) throws {
    let growth = Double(larger) / Double(max(1, bytes))
    guard larger > large, !(1.6...2.5).contains(growth) else { return }
    throw BenchmarkFailure(
      "\(scaleCase.name): \(bytes) bytes became \(larger), which is not twice as many")
  }

  /// Measures both sizes again, a few times. One result within the limit is enough.
  private func isFineAgain(_ scaleCase: ScaleCase, _ count: Int) throws -> Bool {
    for _ in 1..<Self.attempts {
      let half = try measure(scaleCase, count / 2)
      let whole = try measure(scaleCase, count)
      if whole.growth(since: half, from: shortest) <= Self.growth { return true }
    }
    return false
  }

  private func measure(_ scaleCase: ScaleCase, _ count: Int) throws -> Measurement {
    switch scaleCase.reader {
    case .message(let target, let text):
      let bytes = Array(text(count).utf8)
      let start = ProcessorTime.process
      target.run(bytes)
      return Measurement(bytes: bytes.count, seconds: ProcessorTime.process - start)
    case .tool(let files):
      return try withTemporaryFolder("docs2swift-scale") { folder in
        let bytes = try write(files(count), to: folder)
        let specs = folder.appending(path: "specs")
        let run = try ProgramRun.docs2swift(["generate", specs.path], mayRefuse: true)
        return Measurement(bytes: bytes, seconds: run.processor)
      }
    }
  }

  private func write(_ files: [String: String], to folder: URL) throws -> Int {
    var files = files
    let configuration = "specs/docs2swift.json"
    files[configuration] = files[configuration] ?? #"{"output":"../out"}"#
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return files.values.reduce(0) { $0 + $1.utf8.count }
  }
}
