import ServiceModel

/// Makes one finding of a change that is found in a type and in other types that are this type with
/// additional fields. For example, REST returns `Person` at one place and `Person` with links at
/// another.
struct TwinFindings {
  private let old: ComparedTypes
  private let new: ComparedTypes

  init(_ old: ServicesVersion, _ new: ServicesVersion) {
    self.old = ComparedTypes(old)
    self.new = ComparedTypes(new)
  }

  func fold(_ findings: [Finding]) -> [Finding] {
    var groups: [[String?]: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      if let key = finding.twinKey { groups[key, default: []].append(index) }
    }
    var folded = findings
    var dropped: Set<Int> = []
    for indices in groups.values where indices.count > 1 {
      fold(indices, in: &folded, dropping: &dropped)
    }
    return folded.indices.filter { !dropped.contains($0) }.map { folded[$0] }
  }

  /// Each of several equal changes joins the smallest type that its own type contains.
  private func fold(_ indices: [Int], in findings: inout [Finding], dropping: inout Set<Int>) {
    let sorted = indices.sorted { size(of: findings[$0]) < size(of: findings[$1]) }
    var kept: [Int] = []
    for index in sorted {
      guard let twin = kept.first(where: { isExtension(findings[index], of: findings[$0]) }) else {
        kept.append(index)
        continue
      }
      findings[twin].twins.append(findings[index].path)
      findings[twin].twins.sort()
      findings[twin].reach = Reach.joined(findings[twin].reach + findings[index].reach)
      findings[twin].effects = findings[twin].effects.united(with: findings[index].effects)
      dropping.insert(index)
    }
  }

  private func size(of finding: Finding) -> (Int, String) {
    (finding.newType.map { fields(of: $0, in: new).count } ?? 0, finding.newType ?? "")
  }

  private func isExtension(_ finding: Finding, of other: Finding) -> Bool {
    guard let name = finding.newType, let otherName = other.newType,
      let oldName = finding.oldType, let otherOldName = other.oldType
    else { return false }
    let small = fields(of: otherName, in: new)
    return small.count > 2 && small.isSubset(of: fields(of: name, in: new))
      && fields(of: otherOldName, in: old).isSubset(of: fields(of: oldName, in: old))
  }

  private func fields(of type: String, in table: ComparedTypes) -> Set<String> {
    guard let complex = table[type]?.complex else { return [] }
    return Set(table.fields(of: complex).map { "\($0.name): \($0.type)" })
  }
}

extension Finding {
  /// The values that are equal in findings that may be twins; nil for a finding that has none.
  fileprivate var twinKey: [String?]? {
    guard case .type = path.subject, let member = path.member else { return nil }
    return [rule.id, path.version, member.kind.rawValue, member.name, old, new]
  }

  fileprivate var newType: String? { (newPath ?? oldPath)?.typeName }
  fileprivate var oldType: String? { (oldPath ?? newPath)?.typeName }
}
