/// The summary line of `generate`.
package struct GenerationSummary {
  var generation: Generation
  var plan: OutputPlan
  var duration: Duration
  /// Whether the plan was not carried out.
  var isDryRun = false

  package init(
    generation: Generation, plan: OutputPlan, duration: Duration, isDryRun: Bool = false
  ) {
    self.generation = generation
    self.plan = plan
    self.duration = duration
    self.isDryRun = isDryRun
  }

  /// `5 pages → 3 operations, 7 types · 2 files written, 9 unchanged, 0 removed · 31 ms`
  package var text: String { "\(generation.summary) · \(files) · \(duration.shown)" }

  private var files: String {
    let written = counted(plan.written.count, "file")
    return isDryRun
      ? "\(written) to write, \(plan.unchanged.count) unchanged, \(plan.removed.count) to remove"
      : "\(written) written, \(plan.unchanged.count) unchanged, \(plan.removed.count) removed"
  }
}
