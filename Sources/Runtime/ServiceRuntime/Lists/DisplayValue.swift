import Foundation

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
