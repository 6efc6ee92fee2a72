import Diagnostics
import ServiceModel

/// Finds the parameter of the operation for each value of a REST request.
///
/// On nearly all pages the names differ only in case. The remaining values are matched by their
/// positions.
struct RESTParameterMatcher {
  /// A value of the request.
  struct Item {
    let name: String
    let location: RESTCarrier.Location
    let row: RESTOperationPage.Row?
    /// The name of the value in an operation without a SOAP page. A request may have one `id` in
    /// its path and another one in its query.
    var parameterName: String
    /// Set if a row of the query is a property of the value.
    var object: RESTQueryObject?
    /// Whether every request must have it.
    var isRequired = false
    var parameter: Int?
    /// Whether the parameter was found by its place.
    var isMatchedByPlace = false
    /// The description of the value in a schema, which no row of a table has.
    var stated: Stated?

    init(
      name: String, location: RESTCarrier.Location, row: RESTOperationPage.Row?,
      isRequired: Bool = false
    ) {
      self.name = name
      self.location = location
      self.row = row
      self.isRequired = isRequired
      parameterName = name
    }

    fileprivate init(
      _ row: RESTOperationPage.Row, _ location: RESTCarrier.Location, isRequired: Bool? = nil
    ) {
      self.init(
        name: row.name, location: location, row: row,
        isRequired: isRequired ?? row.description.isRequired)
    }

    /// Whether a request may omit it.
    var mayBeOmitted: Bool { location == .query && !isRequired }

    /// The place of its description on a page.
    func location(on page: RESTOperationPage) -> SourceLocation {
      (row ?? object?.rows.first).map { page.location($0) } ?? page.requestLocation
    }
  }

  /// The known facts about a value without a row.
  struct Stated {
    let type: TypeReference
    var list: RESTCarrier.ListForm?
    var documentation: String?
    /// The members of an enumeration in a path or a query.
    var members: [String]?
    /// The properties of the operations in a JSON Patch document.
    var patch: [String]?
  }

  /// Nil for a value that is not read from a page.
  let page: RESTOperationPage?
  let profile: DocumentationProfile
  private(set) var items: [Item]

  init(page: RESTOperationPage, profile: DocumentationProfile) {
    self.page = page
    self.profile = profile
    items = page.pathParts.rows.map { Item($0, .path, isRequired: true) }
    items += page.query.rows.map { Item($0, .query) }.joiningProperties()
    switch (page.bodyForm, page.body) {
    case (.wrapper, let content?): items += content.rows.map { Item($0, .property) }
    case (.form, let content?):
      items.append(Item(name: content.name, location: .property, row: nil))
    case (.value, let content?), (.binary, let content?):
      items.append(Item(name: content.name, location: .body, row: nil))
    default: break
    }
    nameParameters()
  }

  /// If a name is taken, it gets a suffix that says where the value is sent, and also a number if
  /// necessary.
  private mutating func nameParameters() {
    var names = UniqueNames()
    for index in items.indices where !belongsToBinding(items[index]) {
      let (name, place) = (items[index].name, items[index].location.rawValue)
      let other = name + place.prefix(1).uppercased() + place.dropFirst()
      items[index].parameterName = names.claim(name, or: other)
    }
  }

  /// - Parameter items: the values of a request that no page describes.
  init(items: [Item], profile: DocumentationProfile) {
    page = nil
    self.profile = profile
    self.items = items
    nameParameters()
  }

  /// The parameters of an operation that nothing else describes. Those that a caller may omit come
  /// last.
  var signature: [Item] {
    let items = items.filter { !belongsToBinding($0) }
    return items.filter { !$0.mayBeOmitted } + items.filter(\.mayBeOmitted)
  }

  /// Parameters that the runtime sets for every operation are not parameters of one operation.
  private func belongsToBinding(_ item: Item) -> Bool {
    item.location == .query && profile.restRuntimeParameters.contains(item.name)
  }

  mutating func match(_ parameters: [Parameter]) {
    match(parameters, parameterKey: { $0 }, itemKey: \.parameterName)
    // Nearly always, every value has its parameter at this point.
    if openItems.isEmpty { return }
    match(parameters, parameterKey: { $0.lowercased() }, itemKey: { $0.name.lowercased() })
    let items = openItems
    let open = openParameters(parameters)
    guard items.count == open.count else { return }
    for (item, parameter) in zip(items, open) {
      self.items[item].parameter = parameter
      self.items[item].isMatchedByPlace = true
    }
  }

  /// Items and parameters that have no match.
  func unmatched(_ parameters: [Parameter]) -> (items: [Item], parameters: [Parameter]) {
    (openItems.map { items[$0] }, openParameters(parameters).map { parameters[$0] })
  }

  /// In the order of the operation's parameters. The parameters that only the binding has follow,
  /// sorted.
  func parameters(_ parameters: [Parameter]) -> [RESTCarrier] {
    let carried = items.filter { $0.parameter != nil }
      .sorted { ($0.parameter ?? 0, $0.name) < ($1.parameter ?? 0, $1.name) }
    let alone = items.filter { $0.parameter == nil }.sorted { $0.name < $1.name }
    return (carried + alone).map { item in
      let parameter = item.parameter.map { parameters[$0].name }
      return RESTCarrier(
        name: item.name, location: item.location, parameter: parameter,
        type: parameter == nil ? type(of: item) : nil, isRequired: item.isRequired,
        list: list(item), documentation: parameter == nil ? documentation(of: item) : nil)
    }
  }

  /// The description on the page of the value of an item.
  func documentation(of item: Item) -> String? {
    if let stated = item.stated { return stated.documentation }
    if let row = item.row { return row.description.text }
    guard item.location != .query, let text = page?.body?.text, !text.isEmpty else { return nil }
    return text.joined(separator: " ")
  }

  /// The page's own example shows how a list is sent.
  private func list(_ item: Item) -> RESTCarrier.ListForm? {
    if let stated = item.stated { return stated.list }
    guard item.location == .query, let page else { return nil }
    let rows = item.row.map { [$0] } ?? item.object?.rows ?? []
    let lists = rows.filter { $0.text.label == .array }
    let hasCommas = lists.contains { row in
      page.queryValues[row.name]?.firstIndex(of: UInt8(ascii: ",")) != nil
    }
    return hasCommas ? .commas : nil
  }

  private func type(of item: Item) -> TypeReference? {
    item.stated?.type ?? item.row.map { $0.text.label.judged(by: profile).reference }
  }

  /// Matches every open item with the first open parameter that has the same key.
  private mutating func match(
    _ parameters: [Parameter], parameterKey: (String) -> String, itemKey: (Item) -> String
  ) {
    var open: [String: [Int]] = [:]
    for index in openParameters(parameters).reversed() {
      open[parameterKey(parameters[index].name), default: []].append(index)
    }
    for index in openItems { items[index].parameter = open[itemKey(items[index])]?.popLast() }
  }

  private var openItems: [Int] {
    items.indices.filter { items[$0].parameter == nil && !belongsToBinding(items[$0]) }
  }

  private func openParameters(_ parameters: [Parameter]) -> [Int] {
    let taken = Set(items.compactMap(\.parameter))
    return parameters.indices.filter { !taken.contains($0) }
  }
}

extension [RESTParameterMatcher.Item] {
  /// Parameters of a query whose names have dots are the properties of one parameter. Such a
  /// parameter has a row here.
  func joiningProperties() -> Self {
    var items: Self = []
    var groups: [String: Self] = [:]
    for item in self {
      guard item.location == .query, item.row != nil,
        let object = RESTQueryObject.name(in: item.name)
      else {
        items.append(item)
        continue
      }
      if groups[object] == nil { items.append(Element(name: object, location: .query, row: nil)) }
      groups[object, default: []].append(item)
    }
    for index in items.indices where items[index].row == nil && items[index].stated == nil {
      guard let group = groups[items[index].name] else { continue }
      items[index].object = RESTQueryObject(path: items[index].name, rows: group.compactMap(\.row))
      items[index].isRequired = group.contains(where: \.isRequired)
    }
    return items
  }
}

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

  /// The maximum number of objects inside each other.
  private static let deepest = 64

  /// The object that has a parameter as a property; nil if there is no dot in its name.
  static func name(in parameter: String) -> String? {
    let period = UInt8(ascii: ".")
    guard let dot = parameter.utf8.firstIndex(of: period), dot > parameter.startIndex,
      parameter.utf8.count(where: { $0 == period }) <= deepest
    else { return nil }
    return String(parameter[..<dot])
  }

  /// All rows of it on the page.
  var rows: [RESTOperationPage.Row] {
    properties.flatMap { property in
      (property.row.map { [$0] } ?? []) + (property.object?.rows ?? [])
    }
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
