import Foundation

/// A row of a list, in any form that the service uses. It has a value for each column name.
///
/// Rows of OData responses and of archives conform.
public protocol ListRow: Sendable {
  /// The value of a column; nil if the row has none.
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
  /// Decodes the row as a type of your own. Its coding keys are the names of columns.
  ///
  /// For example: `try row.decode(as: Person.self)`. A `Date` is read from the text on the wire.
  ///
  /// - Throws: `DecodingError` if a column is missing or has a value of another type.
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
  /// The text of a cell, as the service writes it; nil if the row has no such column.
  func displayValue(of column: String) -> String?
}

extension ArchiveRow {
  /// The value of a column; a number or a date if the cell is marked as one.
  public subscript(name: String) -> AnyValue? {
    displayValue(of: name).map { DisplayValue($0).value }
  }
}

/// A cell of an archive, as a service writes it for every culture: a text, or a value with its type
/// in brackets (`[I:42]`, `[DT:02/15/2023 12:30:00]`). Texts are never in brackets.
struct DisplayValue {
  /// The value of the text.
  let value: AnyValue

  init(_ text: String) {
    value = Self.typed(text) ?? .string(text)
  }

  /// Nil for a text without a type, and for an unknown type.
  private static func typed(_ text: String) -> AnyValue? {
    guard text.hasPrefix("["), text.hasSuffix("]"), let colon = text.firstIndex(of: ":") else {
      return nil
    }
    let content = text[text.index(after: colon)...].dropLast()
    switch text[text.index(after: text.startIndex)..<colon] {
    case "I": return Int64(content).map { .int64($0) }
    case "F", "M": return Double(decimal: String(content)).map { .double($0) }
    case "B": return Data(base64Encoded: String(content)).map { .binary($0) }
    case "D", "DT": return dateTime(content).map { .dateTime($0) }
    case "T": return .string(String(content))
    default: return nil
    }
  }

  /// `MM/dd/yyyy` or `dd.MM.yyyy`, with or without a time after a blank, or the form of XML.
  private static func dateTime(_ text: Substring) -> DateTime? {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard let date = parts.first else { return nil }
    let time = parts.count > 1 ? parts[1] : "00:00:00"
    let (american, european) = (date.split(separator: "/"), date.split(separator: "."))
    if american.count == 3 {
      return DateTime("\(american[2])-\(american[0])-\(american[1])T\(time)")
    }
    if european.count == 3 {
      return DateTime("\(european[2])-\(european[1])-\(european[0])T\(time)")
    }
    return DateTime(String(text))
  }
}
