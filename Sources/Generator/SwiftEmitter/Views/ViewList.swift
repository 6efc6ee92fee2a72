import Mustache

/// A list whose items have a comma if needed, because a template cannot count.
///
/// - Parameter trailing: whether the last of several items also has a comma, as in a collection
///   literal.
func commaSeparated(
  _ items: consuming [TemplateObject], trailing: Bool = false
) -> TemplateValue {
  .list(withCommas(items, trailing: trailing).map { .object($0) })
}

/// The items of such a list.
func withCommas(
  _ items: consuming [TemplateObject], trailing: Bool = false
) -> [TemplateObject] {
  // In place: a copy of an item would copy its members.
  var items = items
  for index in items.indices where items[index]["comma"] == nil {
    let isLast = index == items.count - 1
    let hasComma = isLast ? trailing && items.count > 1 : true
    items[index]["comma"] = .string(hasComma ? "," : "")
  }
  return items
}

/// A list whose first item is marked, because it has no separator before it.
///
/// - Parameter items: with `isFirst` set to false, so that only one of them has to change.
func numbered(_ items: [TemplateObject]) -> TemplateValue {
  var items = items
  if !items.isEmpty { items[0]["isFirst"] = true }
  return .list(items.map { .object($0) })
}

/// A text, escaped for a Swift string literal.
func literal(_ text: String) -> String {
  if !text.utf8.contains(where: needsEscaping) { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": result += "\\\\"
    case "\"": result += "\\\""
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case _ where scalar.value < 0x20: result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func needsEscaping(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"")
}

/// String literals, one on each line.
func literals(_ texts: [String]) -> TemplateValue {
  commaSeparated(texts.map { ["text": .string(literal($0))] }, trailing: true)
}

/// An array literal of strings, one on each line.
func stringList(_ texts: [String]) -> TemplateObject {
  [
    "isEmpty": .bool(texts.isEmpty),
    "items": literals(texts),
  ]
}
