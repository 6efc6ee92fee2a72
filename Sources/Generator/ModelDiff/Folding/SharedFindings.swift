import ServiceModel

/// Makes one finding of a change that many operations share, for example of a header or a media
/// type. Also makes one finding of all moved pages of a service.
enum SharedFindings {
  static func fold(_ findings: [Finding]) -> [Finding] {
    let groups = Dictionary(grouping: findings.filter(isShareable), by: Key.init)
    let kept = findings.filter { !isShareable($0) }
    return kept + groups.values.flatMap(one)
  }

  private static func isShareable(_ finding: Finding) -> Bool {
    guard case .operation = finding.path.subject, finding.reach.isEmpty else { return false }
    return finding.rule.isOfSurroundings || finding.isMoveOfPage
  }

  private static func one(of group: [Finding]) -> [Finding] {
    guard var finding = group.first, group.count > 1 else { return group }
    finding.reach = Reach.joined(group.compactMap(\.reachOfSubject))
    finding.oldPath = owner(of: group.compactMap(\.oldPath))
    finding.newPath = owner(of: group.compactMap(\.newPath))
    if finding.isMoveOfPage {
      finding.message =
        finding.new.map { "\(finding.binding) pages moved; one of them is now '\($0)'" }
        ?? "\(finding.binding) pages were removed; one of them was '\(finding.old ?? "")'"
    }
    return [finding]
  }

  /// The service of all operations, or the version if they belong to several services.
  private static func owner(of paths: [ModelPath]) -> ModelPath? {
    guard let first = paths.first else { return nil }
    let services = Set(paths.compactMap(\.service))
    var owner = ModelPath(version: first.version)
    if services.count == 1, let service = services.first { owner = service }
    if Set(paths.map(\.member)).count == 1 { owner.member = first.member }
    return owner
  }
}

private struct Key: Hashable {
  var rule: String
  var versions: [String?]
  var service: ModelPath?
  var message: String
  var old: String?
  var new: String?
  var effects: Effects

  init(_ finding: Finding) {
    rule = finding.rule.id
    versions = [finding.oldPath?.version, finding.newPath?.version]
    effects = finding.effects
    // Every page has a different path.
    if finding.isMoveOfPage {
      message = finding.binding
      service = finding.path.service
    } else {
      message = finding.message
      old = finding.old
      new = finding.new
    }
  }
}

extension Finding {
  fileprivate var isMoveOfPage: Bool { rule.id == DocumentationRules.page.id }

  /// `SOAP` or `REST`: the first word of the message about a moved page.
  fileprivate var binding: String { String(message.prefix { $0 != " " }) }

  /// The operation of the finding, as one that shares the change.
  var reachOfSubject: Reach? {
    guard case .operation(let kind, let service, let name) = path.subject else { return nil }
    return Reach(kind: kind, service: service, operation: name, direction: rule.direction)
  }
}
