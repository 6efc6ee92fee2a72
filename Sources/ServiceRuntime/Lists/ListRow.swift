import Foundation

/// A row of a list, whatever the service's form of it: a value by the name of its column.
///
/// The rows of OData answers and of archives are such rows.
public protocol ListRow: Sendable {
  /// The value of a column; nil where the row has none.
  subscript(name: String) -> AnyValue? { get }
  /// The names of the columns, sorted.
  var columnNames: [String] { get }
}

extension AnyValue: ListRow {}

extension Dictionary: ListRow where Key == String, Value == AnyValue {
  /// The names of the columns, sorted.
  public var columnNames: [String] { keys.sorted() }
}

extension ListRow {
  /// The row as a type of your own, whose coding keys are the names of columns.
  ///
  /// For example: `try row.decode(as: Person.self)`. A `Date` is read from the text that travels.
  ///
  /// - Throws: `DecodingError` when a column is missing or has a value of another type.
  public func decode<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
    var columns: [String: JSONValue] = [:]
    for name in columnNames { columns[name] = self[name]?.asJSON }
    var content: OpaqueValue? = .json(.object(columns))
    let writer = JSONFieldWriter()
    writer.opaque(&content)
    if let failure = writer.failure { throw failure }
    return try Self.decoder.decode(type, from: Data(writer.bytes))
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      guard let date = DateTime(text)?.date else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "'\(text)' is not a date and time")
      }
      return date
    }
    return decoder
  }
}

/// A row of an archive; generated.
public protocol ArchiveRow: ListRow {
  /// What a cell shows, as the service writes it; nil where the row has no such column.
  func displayValue(of column: String) -> String?
}

extension ArchiveRow {
  /// The value of a column; a number or a date where the cell says that it is one.
  public subscript(name: String) -> AnyValue? {
    displayValue(of: name).map { DisplayValue($0).value }
  }
}
