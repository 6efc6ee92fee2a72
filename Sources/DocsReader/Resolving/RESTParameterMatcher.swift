import Diagnostics
import ServiceModel

/// Finds which parameter of the operation each value of a REST request carries.
///
/// Names are the same but for case on nearly all pages; what is left is matched by place.
struct RESTParameterMatcher {
  /// A value of the request.
  struct Item {
    let name: String
    let location: RESTParameter.Location
    let row: RESTOperationPage.Row?
    var parameter: Int?
  }

  let page: RESTOperationPage
  let profile: DocumentationProfile
  private(set) var items: [Item]

  /// - Parameter body: how the page's body carries parameters.
  init(page: RESTOperationPage, body: RESTBinding.Body, profile: DocumentationProfile) {
    self.page = page
    self.profile = profile
    items = page.pathParts.map { Item(name: $0.name, location: .path, row: $0) }
    items += page.query.map { Item(name: $0.name, location: .query, row: $0) }
    switch (body, page.body) {
    case (.wrapper, let content?):
      items += content.rows.map { Item(name: $0.name, location: .property, row: $0) }
    case (.form, let content?):
      items.append(Item(name: content.name, location: .property, row: nil))
    case (.value, let content?):
      items.append(Item(name: content.name, location: .body, row: nil))
    default: break
    }
  }

  /// Names with a dollar sign are options of the protocol, not values of the operation.
  static func belongsToBinding(_ item: Item) -> Bool {
    item.location == .query && item.name.hasPrefix("$")
  }

  mutating func match(_ parameters: [Parameter]) {
    match(parameters) { $0 == $1 }
    match(parameters) { $0.lowercased() == $1.lowercased() }
    let items = openItems
    let open = openParameters(parameters)
    guard items.count == open.count else { return }
    for (item, parameter) in zip(items, open) { self.items[item].parameter = parameter }
  }

  /// Items and parameters that found no partner.
  func unmatched(_ parameters: [Parameter]) -> (items: [Item], parameters: [Parameter]) {
    (openItems.map { items[$0] }, openParameters(parameters).map { parameters[$0] })
  }

  /// In the order of the operation's parameters, then those of the binding alone, sorted.
  func parameters(_ parameters: [Parameter]) -> [RESTParameter] {
    let carried = items.filter { $0.parameter != nil }
      .sorted { ($0.parameter ?? 0, $0.name) < ($1.parameter ?? 0, $1.name) }
    let alone = items.filter { $0.parameter == nil }.sorted { $0.name < $1.name }
    return (carried + alone).map { item in
      let parameter = item.parameter.map { parameters[$0].name }
      let description = item.row?.description
      return RESTParameter(
        name: item.name, location: item.location, parameter: parameter,
        type: parameter == nil ? type(of: item) : nil,
        isRequired: item.location == .path || description?.isRequired == true,
        documentation: parameter == nil ? description?.text : nil)
    }
  }

  /// What the page says of the value an item carries.
  func documentation(of item: Item) -> String? {
    if let row = item.row { return row.description.text }
    guard let text = page.body?.text, !text.isEmpty else { return nil }
    return text.joined(separator: " ")
  }

  private func type(of item: Item) -> TypeReference? {
    item.row.map { RESTTypeLabel($0.type, profile: profile).reference }
  }

  private mutating func match(_ parameters: [Parameter], by areEqual: (String, String) -> Bool) {
    for index in openItems {
      let open = openParameters(parameters)
      items[index].parameter = open.first { areEqual(parameters[$0].name, items[index].name) }
    }
  }

  private var openItems: [Int] {
    items.indices.filter { items[$0].parameter == nil && !Self.belongsToBinding(items[$0]) }
  }

  private func openParameters(_ parameters: [Parameter]) -> [Int] {
    let taken = Set(items.compactMap(\.parameter))
    return parameters.indices.filter { !taken.contains($0) }
  }
}
