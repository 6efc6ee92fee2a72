import ServiceModel

/// What a type is in a list, by the names that its fields have on the wire: the runtime has more for
/// such types than their fields.
enum ListShape {
  /// A part of a list, with a link to the next part.
  case page(rows: Field, link: Field, row: SwiftType)
  /// A row whose cells are in a dictionary by the names of their columns.
  case row(cells: Field, cellType: String, display: Field)

  private static let pageLink = "odata.nextLink"
  private static let pageRows = "value"
  private static let cellText = "DisplayValue"

  /// Members that the shape adds to a type.
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
