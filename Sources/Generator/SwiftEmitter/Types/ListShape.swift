import ServiceModel

/// The role of a type in a list, recognised by the wire names of its fields. The runtime has
/// additional functions for such types.
enum ListShape {
  /// A page of a list, with a link to the next page.
  case page(rows: Field, link: Field, row: SwiftType)
  /// A row with a dictionary of cells by column name.
  case row(cells: Field, cellType: String, display: Field)

  private static let pageLink = "odata.nextLink"
  private static let pageRows = "value"
  private static let cellText = "DisplayValue"

  /// The members that the role adds to a type.
  var members: [String] {
    switch self {
    case .page: ["rows", "nextLink"]
    case .row: ["columnNames", "displayValue"]
    }
  }

  var protocolName: String {
    switch self {
    case .page: "RowPage"
    case .row: "ArchiveRow"
    }
  }

  /// Nil for most types.
  init?(_ fields: [Field], _ resolver: SwiftTypeResolver) {
    guard let shape = Self.page(fields, resolver) ?? Self.row(fields, resolver) else { return nil }
    self = shape
  }

  private static func page(_ fields: [Field], _ resolver: SwiftTypeResolver) -> ListShape? {
    guard let rows = fields.first(where: { $0.name == pageRows }),
      let link = fields.first(where: { $0.name == pageLink && $0.type == .string }),
      case .array(let item) = rows.type
    else { return nil }
    let row = resolver.type(item)
    guard ["AnyValue", "[String: AnyValue]"].contains(row.name) else { return nil }
    return .page(rows: rows, link: link, row: row)
  }

  private static func row(_ fields: [Field], _ resolver: SwiftTypeResolver) -> ListShape? {
    for field in fields {
      guard let dictionary = resolver.dictionary(field.type), dictionary.key == .string,
        case .named(let cell) = dictionary.value,
        let display = resolver.fields(of: cell).first(where: { $0.name == cellText }),
        display.type == .string
      else { continue }
      return .row(cells: field, cellType: cell, display: display)
    }
    return nil
  }
}
