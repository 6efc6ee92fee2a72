import ModelDiff
import PositionedJSON

/// The findings for the script of the page. Repeated texts are numbers. Details that open on a
/// click are included worst first, up to the maximum size of the page.
struct HTMLData {
  /// The maximum size of lines and prose in bytes. Without them the page needs about a hundred
  /// bytes for each finding.
  static let detailLimit = 900_000

  private var texts = NumberedValues<String>()
  private var rules = NumberedValues<String>()
  private var sections = NumberedValues<[String]>()
  private var reaches = NumberedValues<[Reach]>()
  private var operations = NumberedValues<String>()
  private var rows: [JSONSyntaxTree] = []
  private var details: [JSONSyntaxTree] = []
  /// The remaining room for details.
  private var left = Self.detailLimit

  var tree: JSONSyntaxTree {
    [
      "texts": .array(texts.values), "rules": .array(rules.values),
      "sections": .array(sections.values), "reaches": .array(reaches.values),
      "operations": .array(operations.values), "rows": .array(rows), "details": .array(details),
    ]
  }

  init(_ report: DiffReport, _ finder: FindingDetails) {
    for (impact, findings) in report.byImpact {
      for section in FindingGroups(findings, of: report).sections {
        for group in section.groups {
          for finding in group.findings {
            let path = finding.path
            let owner = [section.title, path.version, path.owner, path.serviceTitle]
            let row = [
              impact.rawValue, Self.mask(of: report.broken(by: finding)),
              sections.number(of: owner) { .strings(owner) }, number(of: group.title),
            ]
            add(finding, to: row, finder)
          }
        }
      }
    }
  }

  /// - Parameter row: the numbers that the row of the finding begins with.
  private mutating func add(_ finding: Finding, to row: [Int], _ finder: FindingDetails) {
    let rule = finding.rule
    let numbers =
      row + [
        number(of: finding.message + finding.extent),
        rules.number(of: rule.id) { .strings([rule.id, rule.why]) },
      ]
    let member = finding.path.member.map { number(of: "\($0.kind.rawValue)/\($0.name)") } ?? -1
    let details = [member, number(of: finding.reach), add(finding, finder)]
    rows.append(
      .array(
        numbers.map { .number($0) } + [.string(finding.fingerprint)]
          + details.map { .number($0) }))
  }

  /// A bit for each audience, in the usual order.
  private static func mask(of broken: [Audience]) -> Int {
    Audience.allCases.enumerated().reduce(0) { mask, audience in
      broken.contains(audience.element) ? mask | 1 << audience.offset : mask
    }
  }

  private mutating func number(of text: String) -> Int {
    texts.number(of: text) { .string(text) }
  }

  private mutating func number(of reach: [Reach]) -> Int {
    if reach.isEmpty { return -1 }
    if let number = reaches.numbers[reach] { return number }
    let places = reach.map { operation in
      let name = "\(operation.name) \(operation.direction.phrase)"
      return operations.number(of: name) { .string(name) }
    }
    let services = Set(reach.map { $0.path(in: "").serviceTitle }).sorted()
    return reaches.number(of: reach) { .strings([Self.ranges(places)] + services) }
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
    details.append(detail.tree)
    return details.count - 1
  }
}

/// Values with numbers, each once; in JSON they are a list.
private struct NumberedValues<Key: Hashable> {
  private(set) var numbers: [Key: Int] = [:]
  private(set) var values: [JSONSyntaxTree] = []

  mutating func number(of key: Key, _ value: () -> JSONSyntaxTree) -> Int {
    if let number = numbers[key] { return number }
    numbers[key] = values.count
    values.append(value())
    return values.count - 1
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
