import Diagnostics
import Generator
import ModelDiff

/// The findings for the script of the page. Repeated texts are numbers. Details that open on a
/// click are included worst first, up to the maximum size of the page.
struct HTMLData: Encodable {
  /// The maximum size of lines and prose in bytes. Without them the page needs about a hundred
  /// bytes for each finding.
  static let detailLimit = 900_000

  private var texts = TextTable()
  private var rules: [[String]] = []
  private var sections: [[String]] = []
  private var reaches: [[String]] = []
  private var operations = TextTable()
  private var rows: [Row] = []
  private var details: [HTMLDetail] = []

  // The numbers of sections and texts, and the remaining room for details.
  private var sectionNumbers: [[String]: Int] = [:]
  private var ruleNumbers: [String: Int] = [:]
  private var reachNumbers: [[Reach]: Int] = [:]
  private var left = Self.detailLimit

  init(_ report: DiffReport, _ finder: FindingDetails) {
    for (impact, findings) in report.byImpact {
      for section in FindingGroups(findings, of: report).sections {
        for group in section.groups {
          for finding in group.findings {
            var row = Row()
            row.impact = impact.rawValue
            row.section = number(ofSection: section.title, finding)
            row.subject = texts.number(of: group.title)
            add(finding, to: &row, finder)
          }
        }
      }
    }
  }

  private mutating func add(_ finding: Finding, to row: inout Row, _ finder: FindingDetails) {
    row.audiences = finding.effects.mask
    row.message = texts.number(of: finding.message + finding.extent)
    row.rule = number(of: finding.rule)
    row.fingerprint = finding.fingerprint
    if let member = finding.path.member {
      row.member = texts.number(of: "\(member.kind.rawValue)/\(member.name)")
    }
    row.reach = number(of: finding.reach)
    row.detail = add(finding, finder)
    rows.append(row)
  }

  private mutating func number(ofSection title: String, _ finding: Finding) -> Int {
    let path = finding.path
    let section = [title, path.version, path.owner, path.serviceTitle]
    if let number = sectionNumbers[section] { return number }
    sectionNumbers[section] = sections.count
    sections.append(section)
    return sections.count - 1
  }

  private mutating func number(of rule: ChangeRule) -> Int {
    if let number = ruleNumbers[rule.id] { return number }
    ruleNumbers[rule.id] = rules.count
    rules.append([rule.id, rule.why])
    return rules.count - 1
  }

  private mutating func number(of reach: [Reach]) -> Int {
    if reach.isEmpty { return -1 }
    if let number = reachNumbers[reach] { return number }
    let places = reach.map { operations.number(of: "\($0.name) \($0.direction.phrase)") }
    let services = Set(reach.map { $0.path(in: "").serviceTitle }).sorted()
    reachNumbers[reach] = reaches.count
    reaches.append([Self.ranges(places)] + services)
    return reaches.count - 1
  }

  /// `1-5,9`
  private static func ranges(_ numbers: [Int]) -> String {
    var ranges: [(Int, Int)] = []
    for number in numbers.sorted() {
      if let last = ranges.last, last.1 == number - 1 {
        ranges[ranges.count - 1].1 = number
      } else {
        ranges.append((number, number))
      }
    }
    return ranges.map { $0.0 == $0.1 ? "\($0.0)" : "\($0.0)-\($0.1)" }.joined(separator: ",")
  }

  private mutating func add(_ finding: Finding, _ finder: FindingDetails) -> Int {
    guard left > 0 else { return -1 }
    let detail = HTMLDetail(finding, finder)
    left -= detail.size
    if left <= 0 { return -1 }
    details.append(detail)
    return details.count - 1
  }

  private enum Key: String, CodingKey {
    case texts, rules, sections, reaches, operations, rows, details
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(texts.all, forKey: .texts)
    try container.encode(rules, forKey: .rules)
    try container.encode(sections, forKey: .sections)
    try container.encode(reaches, forKey: .reaches)
    try container.encode(operations.all, forKey: .operations)
    try container.encode(rows, forKey: .rows)
    try container.encode(details, forKey: .details)
  }
}

/// A finding; in JSON it is a list.
private struct Row: Encodable {
  var impact = 0
  var audiences = 0
  var section = 0
  var subject = 0
  var message = 0
  var rule = 0
  var fingerprint = ""
  var member = -1
  var reach = -1
  var detail = -1

  func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for number in [impact, audiences, section, subject, message, rule] { try list.encode(number) }
    try list.encode(fingerprint)
    for number in [member, reach, detail] { try list.encode(number) }
  }
}

/// Texts, each once.
private struct TextTable {
  private(set) var all: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of text: String) -> Int {
    if let number = numbers[text] { return number }
    numbers[text] = all.count
    all.append(text)
    return all.count - 1
  }
}

extension Effects {
  /// A bit for each broken audience, in the usual order.
  fileprivate var mask: Int {
    Audience.allCases.enumerated().reduce(0) { mask, audience in
      self[audience.element] == .breaking ? mask | 1 << audience.offset : mask
    }
  }
}

extension ModelPath {
  /// The service without its version.
  fileprivate var serviceTitle: String {
    switch subject {
    case .operation(let kind, let service, _):
      ModelPath(version: version, subject: .service(kind, service)).subjectName
    case .service: subjectName
    case .type, .version: ""
    }
  }

  /// The path of the owner of the operation or type.
  fileprivate var owner: String {
    switch subject {
    case .version: version
    case .service: description
    case .operation(let kind, let service, _):
      ModelPath(version: version, subject: .service(kind, service)).description + "/operations/"
    case .type: version + "/types/"
    }
  }
}

extension ChangeRule.Direction {
  fileprivate var phrase: String {
    switch self {
    case .request: "in requests"
    case .response: "in responses"
    case .both: "both ways"
    }
  }
}
