import Diagnostics
import Generator
import ModelDiff

/// The findings for the script of the page. Repeated texts are numbers. Details that open on a
/// click are included worst first, up to the maximum size of the page.
struct HTMLData: Encodable {
  /// The maximum size of lines and prose in bytes. Without them the page needs about a hundred
  /// bytes for each finding.
  static let detailLimit = 900_000

  private var texts = NumberedValues<String, String>()
  private var rules = NumberedValues<String, [String]>()
  private var sections = NumberedValues<[String], [String]>()
  private var reaches = NumberedValues<[Reach], [String]>()
  private var operations = NumberedValues<String, String>()
  private var rows: [Row] = []
  private var details: [HTMLDetail] = []
  /// The remaining room for details.
  private var left = Self.detailLimit

  private enum CodingKeys: CodingKey {
    case texts, rules, sections, reaches, operations, rows, details
  }

  init(_ report: DiffReport, _ finder: FindingDetails) {
    for (impact, findings) in report.byImpact {
      for section in FindingGroups(findings, of: report).sections {
        for group in section.groups {
          for finding in group.findings {
            var row = Row()
            row.impact = impact.rawValue
            let path = finding.path
            let owner = [section.title, path.version, path.owner, path.serviceTitle]
            row.section = sections.number(of: owner, owner)
            row.subject = number(of: group.title)
            add(finding, to: &row, finder)
          }
        }
      }
    }
  }

  private mutating func add(_ finding: Finding, to row: inout Row, _ finder: FindingDetails) {
    row.audiences = finding.effects.mask
    row.message = number(of: finding.message + finding.extent)
    row.rule = rules.number(of: finding.rule.id, [finding.rule.id, finding.rule.why])
    row.fingerprint = finding.fingerprint
    if let member = finding.path.member {
      row.member = number(of: "\(member.kind.rawValue)/\(member.name)")
    }
    row.reach = number(of: finding.reach)
    row.detail = add(finding, finder)
    rows.append(row)
  }

  private mutating func number(of text: String) -> Int { texts.number(of: text, text) }

  private mutating func number(of reach: [Reach]) -> Int {
    if reach.isEmpty { return -1 }
    if let number = reaches.numbers[reach] { return number }
    let places = reach.map { operation in
      let name = "\(operation.name) \(operation.direction.phrase)"
      return operations.number(of: name, name)
    }
    let services = Set(reach.map { $0.path(in: "").serviceTitle }).sorted()
    return reaches.number(of: reach, [Self.ranges(places)] + services)
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

/// Values with numbers, each once; in JSON they are a list.
private struct NumberedValues<Key: Hashable, Value: Encodable>: Encodable {
  private(set) var numbers: [Key: Int] = [:]
  private var values: [Value] = []

  mutating func number(of key: Key, _ value: @autoclosure () -> Value) -> Int {
    if let number = numbers[key] { return number }
    numbers[key] = values.count
    values.append(value())
    return values.count - 1
  }

  func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }
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
    case .operation: service?.subjectName ?? ""
    case .service: subjectName
    case .type, .version: ""
    }
  }

  /// The path of the owner of the operation or type.
  fileprivate var owner: String {
    switch subject {
    case .version: version
    case .service: description
    case .operation: "\(service?.description ?? "")/operations/"
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
