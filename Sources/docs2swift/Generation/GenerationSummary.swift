import ServiceModel

/// The one line that says what `generate` did.
struct GenerationSummary {
  var pageCount: Int
  var model: ServiceModel
  var plan: OutputPlan
  var duration: Duration

  /// `5 pages → 3 operations, 7 types · 2 files written, 9 unchanged, 0 removed · 31 ms`
  var text: String {
    let input = Self.count(pageCount, "page")
    let operations = Self.count(model.operationCount, "operation")
    let types = Self.count(model.typeCount, "type")
    let written = Self.count(plan.written.count, "file")
    return "\(input) → \(operations), \(types) · \(written) written, "
      + "\(plan.unchanged.count) unchanged, \(plan.removed.count) removed · \(time)"
  }

  private var time: String {
    let parts = duration.components
    let milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    return "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
