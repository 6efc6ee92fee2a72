/// The members of enumerations that tables of parameters list. They are collected from all pages
/// before any enumeration gets a name, because one name must mean one list.
struct RESTEnumerationUses {
  private struct Name: Hashable {
    let text: String
    let members: Set<String>
  }

  private var names: Set<Name> = []

  /// Adds the lists of a page.
  mutating func add(_ page: RESTOperationPage, _ service: String, profile: DocumentationProfile) {
    for row in page.pathParts + page.query {
      guard case .enumeration(let members) = row.text.label.judged(by: profile) else {
        continue
      }
      add(members, of: row.name, service)
    }
  }

  /// Adds the list of a parameter.
  mutating func add(_ members: [String], of parameter: String, _ service: String) {
    names.insert(Name(text: Self.name(of: parameter, service), members: Set(members)))
  }

  /// The name of a parameter's enumeration. It is made of the service and the parameter; of the
  /// parameter alone if many services share the list; with the operation if the service has several
  /// lists.
  func name(of parameter: String, _ place: RESTInventions.Place) -> String {
    let name = Self.name(of: parameter, place.service)
    guard names.count(where: { $0.text == name }) > 1 else { return name }
    return Self.joined(place.service, place.operation + Self.capitalized(parameter))
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
