import ModelDiff

/// The worst effect of a finding. Every report uses this order.
///
/// The wire comes first, because the compiler cannot warn about programs that are already built.
/// Callers come next, because more people call a service than implement it.
enum Impact: Int, CaseIterable {
  case wire
  case callers
  case implementers
  case additive
  case documentation

  var title: String {
    switch self {
    case .wire: "Breaks programs already built"
    case .callers: "Breaks callers' source"
    case .implementers: "Breaks implementers' source"
    case .additive: "Additive"
    case .documentation: "Documentation"
    }
  }
}

extension DiffReport {
  /// Each finding has one, even if it breaks several audiences.
  func impact(of finding: Finding) -> Impact {
    let broken = broken(by: finding)
    if broken.contains(.wire) { return .wire }
    if broken.contains(.callers) { return .callers }
    if broken.contains(.implementers) { return .implementers }
    return severity(of: finding) == .additive ? .additive : .documentation
  }

  /// The findings by impact, the worst first, without empty groups.
  var byImpact: [(impact: Impact, findings: [Finding])] {
    let groups = Dictionary(grouping: findings, by: impact)
    return Impact.allCases.compactMap { impact in groups[impact].map { (impact, $0) } }
  }
}

extension Finding {
  /// The addition to the message: other places of the change, and operations that share it. Empty
  /// for most.
  var extent: String {
    var parts: [String] = []
    if !twins.isEmpty {
      parts.append((isOfVersion ? "in " : "also in ") + Self.list(twinNames))
    }
    if case .type = path.subject {
    } else if !reach.isEmpty {
      parts.append("\(reach.count) operations: " + Self.list(reach.map(\.name)))
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }

  private var isOfVersion: Bool { path.subject == .version }

  /// Each once, in order.
  private var twinNames: [String] {
    twins.map(\.subjectName).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}
