import Diagnostics
import Generator
import ModelDiff

/// The findings as the page's script reads them: texts that come again are numbers, and what only
/// opens on a click is given worst first, as far as the page may grow.
struct HTMLData: Encodable {
  /// How many bytes of lines and prose a page carries; without them it needs about a hundred bytes
  /// for each finding.
  static let detailLimit = 900_000

  private var texts = TextTable()
  private var rules: [[String]] = []
  private var sections: [[String]] = []
  private var reaches: [String] = []
  private var operations = TextTable()
  private var rows: [Row] = []
  private var details: [HTMLDetail] = []

  init(_ report: DiffReport, _ finder: FindingDetails) {
    var sectionNumbers: [String: Int] = [:]
    var ruleNumbers: [String: Int] = [:]
    var reachNumbers: [[Reach]: Int] = [:]
    var left = Self.detailLimit
    for (impact, findings) in report.byImpact {
      for section in FindingGroups(findings, of: report).sections {
        for group in section.groups {
          for finding in group.findings {
            var row = Row()
            row.impact = impact.rawValue
            row.audiences = finding.effects.mask
            row.section = number(of: section.title, finding, in: &sectionNumbers)
            row.subject = texts.number(of: group.title)
            row.message = texts.number(of: finding.message + finding.extent)
            row.rule = number(of: finding.rule, in: &ruleNumbers)
            row.fingerprint = finding.fingerprint
            row.member =
              finding.path.member.map {
                texts.number(of: "\($0.kind.rawValue)/\($0.name)")
              } ?? -1
            row.reach = number(of: finding.reach, in: &reachNumbers)
            row.detail = add(finding, finder, &left)
            rows.append(row)
          }
        }
      }
    }
  }

  private mutating func number(
    of title: String, _ finding: Finding, in numbers: inout [String: Int]
  ) -> Int {
    let owner = finding.path.owner
    let key = "\(title)\n\(owner)"
    if let number = numbers[key] { return number }
    numbers[key] = sections.count
    sections.append([title, finding.path.version, owner])
    return sections.count - 1
  }

  private mutating func number(of rule: ChangeRule, in numbers: inout [String: Int]) -> Int {
    if let number = numbers[rule.id] { return number }
    numbers[rule.id] = rules.count
    rules.append([rule.id, rule.why])
    return rules.count - 1
  }

  private mutating func number(of reach: [Reach], in numbers: inout [[Reach]: Int]) -> Int {
    if reach.isEmpty { return -1 }
    if let number = numbers[reach] { return number }
    let places = reach.map { operations.number(of: "\($0.name) \($0.direction.phrase)") }
    numbers[reach] = reaches.count
    reaches.append(Self.ranges(places))
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

  private mutating func add(
    _ finding: Finding, _ finder: FindingDetails, _ left: inout Int
  ) -> Int {
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
  /// A bit for each audience that is broken, in the order in which they are always named.
  fileprivate var mask: Int {
    Audience.allCases.enumerated().reduce(0) { mask, audience in
      self[audience.element] == .breaking ? mask | 1 << audience.offset : mask
    }
  }
}

extension ModelPath {
  /// What stands in the path before the operation or type.
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
