/// How an output folder differs from what the pages give.
struct OutputComparison: Equatable, Sendable {
  /// How many generated files are already right.
  var unchangedCount = 0
  /// Sorted by path.
  var differences: [OutputDifference] = []

  func count(of state: OutputDifference.State) -> Int {
    differences.count { $0.state == state }
  }
}
