/// Where the members of enumerations are listed in tables of parameters, gathered from all pages
/// before any is named: one name must stand for one list.
struct RESTEnumerationUses {
  private struct Name: Hashable {
    let text: String
    let members: Set<String>
  }

  private var names: Set<Name> = []

  /// Takes the lists of a page.
  mutating func add(_ page: RESTOperationPage, _ service: String, profile: DocumentationProfile) {
    for row in page.pathParts + page.query {
      guard case .enumeration(let members) = row.text.label.judged(by: profile) else {
        continue
      }
      add(members, of: row.name, service)
    }
  }

  /// Takes the list of a parameter.
  mutating func add(_ members: [String], of parameter: String, _ service: String) {
    names.insert(Name(text: Self.name(of: parameter, service), members: Set(members)))
  }

  /// The name of the enumeration a parameter has: that of service and parameter, of the parameter
  /// alone for what many services share, with the operation where the service has several.
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

  /// The name of a service before another, unless that begins with it.
  static func joined(_ service: String, _ rest: String) -> String {
    rest.lowercased().hasPrefix(service.lowercased()) ? rest : service + rest
  }
}
