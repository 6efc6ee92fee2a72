import ModelDiff
import ServiceModel

/// The findings of a report grouped for readers: by service, by operation, then by type, each with
/// the worst first.
struct FindingGroups {
  /// A service, or the types, or findings about a whole version.
  struct Section {
    var title: String
    var groups: [Group]
  }

  /// The findings about one subject.
  struct Group {
    /// An operation without its service, a type; empty for the section's own findings.
    var title: String
    var findings: [Finding]
    var worst: ChangeSeverity
    /// The operations that reach a changed type.
    var reach: [Reach] { findings.first?.reach ?? [] }
  }

  var sections: [Section] = []

  /// - Parameter findings: the findings to show, sorted by place.
  init(_ findings: [Finding], of report: DiffReport) {
    let severity = report.severity
    // For the whole report, so that a service has the same title everywhere.
    let hasSeveralVersions = Set(report.allFindings.map(\.path.version)).count > 1
    var titles: [String] = []
    var bySection: [String: [Finding]] = [:]
    for finding in findings {
      let isVersion = finding.path.subject == .version
      let version = hasSeveralVersions && !isVersion ? " of \(finding.path.version)" : ""
      let title = finding.path.sectionTitle + version
      if bySection[title] == nil { titles.append(title) }
      bySection[title, default: []].append(finding)
    }
    sections = titles.map { title in
      Section(title: title, groups: Self.groups(bySection[title] ?? [], severity))
    }
  }

  private static func groups(
    _ findings: [Finding], _ severity: (Finding) -> ChangeSeverity
  ) -> [Group] {
    let byTitle = Dictionary(grouping: findings) { $0.path.ownerName ?? "" }
    let groups = byTitle.map { title, members in
      let sorted = members.sorted { a, b in
        severity(a) != severity(b) ? severity(a) > severity(b) : a < b
      }
      return Group(
        title: title, findings: sorted, worst: members.map(severity).max() ?? .documentation)
    }
    return groups.sorted { a, b in
      // The section's own findings come first.
      if a.title.isEmpty != b.title.isEmpty { return a.title.isEmpty }
      return a.worst != b.worst ? a.worst > b.worst : a.title < b.title
    }
  }
}

extension ModelPath {
  fileprivate var sectionTitle: String {
    switch subject {
    case .version: version
    case .service: subjectName
    case .operation: service?.subjectName ?? ""
    case .type: "Types"
    }
  }
}
