/// The members of enumerations that tables of parameters list. They are collected from all pages
/// before any enumeration gets a name, because one name must mean one list.
struct RESTEnumerationUses {
  /// By the names that they would have.
  private var lists: [String: Set<Set<String>>] = [:]

  /// Adds the lists of a page.
  mutating func add(_ page: RESTOperationPage, _ service: String) {
    for row in page.pathParts.rows + page.query.rows {
      guard case .enumeration(let members) = row.text.label else { continue }
      add(members, of: row.name, service)
    }
  }

  /// Adds the list of a parameter.
  mutating func add(_ members: [String], of parameter: String, _ service: String) {
    lists[Self.name(of: parameter, service), default: []].insert(Set(members))
  }

  /// The name of a parameter's enumeration. It is made of the service and the parameter; of the
  /// parameter alone if many services share the list; with the operation if the service has several
  /// lists.
  func name(of parameter: String, _ target: RESTTarget) -> String {
    let name = Self.name(of: parameter, target.service.name)
    guard let lists = lists[name], lists.count > 1 else { return name }
    return Self.joined(target.service.name, target.operation + Self.capitalized(parameter))
  }

  private static func name(of parameter: String, _ service: String) -> String {
    // Options of the query protocol are the same everywhere.
    if parameter.hasPrefix("$") { return "Query" + capitalized(parameter) }
    return joined(service, capitalized(parameter))
  }

  /// `$mode` → `Mode`, `book.kind` → `BookKind`.
  static func capitalized(_ name: String) -> String {
    name.split { !$0.isLetter && !$0.isNumber }
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The name of a service before another name, unless that name begins with it.
  static func joined(_ service: String, _ rest: String) -> String {
    rest.lowercased().hasPrefix(service.lowercased()) ? rest : service + rest
  }
}

/// The tables whose types have no name. They are collected from all pages before any type gets a
/// name, because the rows that one operation returns and another one accepts have one type, named
/// after one of the two.
struct RESTTableUses {
  struct Fields: Hashable {
    let service: String
    let names: FieldNames
  }

  private struct Use: Comparable {
    let isBody: Bool
    let operation: String

    /// A response is a better source of a name than a body. If there are several, the shortest name
    /// is the most general one.
    static func < (a: Use, b: Use) -> Bool {
      (a.isBody ? 1 : 0, a.operation.utf8.count, a.operation)
        < (b.isBody ? 1 : 0, b.operation.utf8.count, b.operation)
    }
  }

  private let index: RESTTypeIndex
  private var best: [Fields: Use] = [:]
  /// The tables that responses return as a list, and those that they return as one object.
  private var lists: Set<Fields> = []
  private var objects: Set<Fields> = []

  init(index: RESTTypeIndex) { self.index = index }

  /// Adds the tables of a page.
  mutating func add(
    _ page: RESTOperationPage, _ target: RESTTarget, profile: DocumentationProfile
  ) {
    let response = add(page.response.rows, isBody: false, target)
    add(page.body?.rows ?? [], isBody: true, target)
    guard let response else { return }
    if page.responseType(profile) == .array {
      lists.insert(response)
    } else {
      objects.insert(response)
    }
  }

  /// - Returns: nil if there is no table.
  @discardableResult
  private mutating func add(
    _ rows: [RESTOperationPage.Row], isBody: Bool, _ target: RESTTarget
  ) -> Fields? {
    guard !rows.isEmpty else { return nil }
    let use = Use(isBody: isBody, operation: target.operation)
    let fields = fields(rows, service: target.service.name)
    best[fields] = best[fields].map { min($0, use) } ?? use
    return fields
  }

  func fields(_ rows: [RESTOperationPage.Row], service: String) -> Fields {
    Fields(service: service, names: index.ownFields(of: rows))
  }

  /// The operation and the suffix from which the name of a table's type is made.
  func name(of fields: Fields) -> (operation: String, suffix: String)? {
    best[fields].map { ($0.operation, $0.isBody ? "Body" : "Result") }
  }

  /// Whether a table is returned as a list, and never as one object.
  func isList(_ rows: [RESTOperationPage.Row], service: String) -> Bool {
    let fields = fields(rows, service: service)
    return lists.contains(fields) && !objects.contains(fields)
  }
}
