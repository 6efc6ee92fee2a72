/// How an output folder differs from the generated files.
struct OutputComparison: Equatable, Sendable {
  /// The number of generated files that are up to date.
  var unchangedCount = 0
  /// Sorted by path.
  var differences: [OutputDifference] = []

  func count(of state: OutputDifference.State) -> Int {
    differences.count { $0.state == state }
  }
}
