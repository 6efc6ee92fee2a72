/// Parameters of a query whose names have dots. They are the properties of one object
/// (`book.title`, `book.author.name`).
struct RESTQueryObject {
  struct Property {
    let name: String
    /// Nil if the property is an object itself.
    var row: RESTOperationPage.Row?
    var object: RESTQueryObject?
  }

  let name: String
  /// The path with the objects around it (`book.author`).
  let path: String
  private(set) var properties: [Property] = []

  /// The first row of it on the page.
  var firstRow: RESTOperationPage.Row? {
    properties.lazy.compactMap { $0.row ?? $0.object?.firstRow }.first
  }

  /// - Parameter rows: the rows in order, with the path at the start of their names.
  init(path: String, rows: [RESTOperationPage.Row]) {
    self.path = path
    name = path.split(separator: ".").last.map(String.init) ?? path
    var groups: [String: [RESTOperationPage.Row]] = [:]
    for row in rows {
      let rest = row.name.dropFirst(path.count + 1)
      let first = String(rest.prefix { $0 != "." })
      if groups[first] == nil { properties.append(Property(name: first)) }
      groups[first, default: []].append(row)
    }
    for index in properties.indices {
      let inner = path + "." + properties[index].name
      let rows = groups[properties[index].name] ?? []
      let nested = rows.filter { $0.name != inner }
      properties[index].row = rows.first { $0.name == inner }
      if !nested.isEmpty { properties[index].object = RESTQueryObject(path: inner, rows: nested) }
    }
  }
}
