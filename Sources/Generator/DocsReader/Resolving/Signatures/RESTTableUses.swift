/// Where the tables stand whose types have no name, gathered from all pages before any is named: what
/// one operation answers and another one takes is of one type, named after one of them.
struct RESTTableUses {
  struct Fields: Hashable {
    let service: String
    let names: FieldNames
  }

  private struct Use: Comparable {
    let isBody: Bool
    let operation: String

    /// A response names a type better than a body; of several the shortest name says the most
    /// general thing.
    static func < (a: Use, b: Use) -> Bool {
      (a.isBody ? 1 : 0, a.operation.utf8.count, a.operation)
        < (b.isBody ? 1 : 0, b.operation.utf8.count, b.operation)
    }
  }

  private let index: RESTTypeIndex
  private var best: [Fields: Use] = [:]
  /// What is answered as a list, and what as one object.
  private var lists: Set<Fields> = []
  private var objects: Set<Fields> = []

  init(index: RESTTypeIndex) { self.index = index }

  /// Takes the tables of a page.
  mutating func add(_ page: RESTOperationPage, _ target: RESTTarget, profile: DocumentationProfile)
  {
    let response = add(page.response.rows, isBody: false, target)
    add(page.body?.rows ?? [], isBody: true, target)
    guard let response else { return }
    if page.responseType(profile) == .array {
      lists.insert(response)
    } else {
      objects.insert(response)
    }
  }

  /// - Returns: nil without a table.
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

  /// The operation and the suffix that name the type of a table.
  func name(of fields: Fields) -> (operation: String, suffix: String)? {
    best[fields].map { ($0.operation, $0.isBody ? "Body" : "Result") }
  }

  /// Whether a table is answered as a list, and never as one object.
  func isList(_ rows: [RESTOperationPage.Row], service: String) -> Bool {
    let fields = fields(rows, service: service)
    return lists.contains(fields) && !objects.contains(fields)
  }
}
