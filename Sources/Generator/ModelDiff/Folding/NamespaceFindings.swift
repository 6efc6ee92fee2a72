import ServiceModel

/// Makes one finding of all values that moved together from one namespace to another, because a
/// schema decides once whether all its elements have its namespace.
enum NamespaceFindings {
  static func fold(_ findings: [Finding]) -> [Finding] {
    let groups = Dictionary(grouping: findings.filter(isFoldable)) {
      [$0.oldPath?.version, $0.newPath?.version, $0.old, $0.new]
    }
    return findings.filter { !isFoldable($0) } + groups.values.flatMap(one)
  }

  private static func isFoldable(_ finding: Finding) -> Bool { rules.contains(finding.rule.id) }

  private static let rules: Set<String> = Set(
    [FormRules.field, .parameter, .result, .option].map(\.namespace.id))

  private static func one(of group: [Finding]) -> [Finding] {
    guard group.count > 1, let first = group.min() else { return group }
    var finding = first
    finding.rule = Set(group.map(\.rule)).count == 1 ? first.rule : FormRules.field.namespace
    finding.oldPath = first.oldPath.map { ModelPath(version: $0.version) }
    finding.newPath = first.newPath.map { ModelPath(version: $0.version) }
    finding.message =
      "\(group.count) values are now in \(text(first.new)) and were in \(text(first.old))"
    finding.effects = group.dropFirst().reduce(first.effects) { $0.united(with: $1.effects) }
    finding.reach = Reach.joined(group.flatMap(\.reach) + group.compactMap(\.reachOfSubject))
    finding.twins = Set(group.map(\.path)).sorted()
    return [finding]
  }

  private static func text(_ namespace: String?) -> String {
    namespace.flatMap { $0.isEmpty ? nil : "'\($0)'" } ?? "no namespace"
  }
}
