import ServiceModel

/// The one line that says what `generate` did.
struct GenerationSummary {
  var pageCount: Int
  var model: ServiceModel
  var plan: OutputPlan
  var duration: Duration
  /// Whether the plan was only made and not carried out.
  var isDryRun = false

  /// `5 pages → 3 operations, 7 types · 2 files written, 9 unchanged, 0 removed · 31 ms`
  var text: String {
    let input = Self.count(pageCount, "page")
    let operations = Self.count(model.operationCount, "operation")
    let types = Self.count(model.typeCount, "type")
    let written = Self.count(plan.written.count, "file")
    let files =
      isDryRun
      ? "\(written) to write, \(plan.unchanged.count) unchanged, \(plan.removed.count) to remove"
      : "\(written) written, \(plan.unchanged.count) unchanged, \(plan.removed.count) removed"
    return "\(input) → \(operations), \(types) · \(files) · \(time)"
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
