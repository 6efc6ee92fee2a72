import Mustache

/// A list whose items know whether a comma follows: nothing in a template can count.
///
/// - Parameter trailing: whether the last of several items has a comma too, as in a collection
///   literal.
func commaSeparated(
  _ items: [[String: TemplateValue]], trailing: Bool = false
) -> TemplateValue {
  .list(
    items.enumerated().map { index, item in
      let isLast = index == items.count - 1
      let hasComma = isLast ? trailing && items.count > 1 : true
      return .object(item.merging(["comma": .string(hasComma ? "," : "")]) { own, _ in own })
    })
}

/// A list whose first item knows that it is: what stands between items is not for it.
func numbered(_ items: [[String: TemplateValue]]) -> TemplateValue {
  .list(
    items.enumerated().map { index, item in
      .object(item.merging(["isFirst": .bool(index == 0)]) { own, _ in own })
    })
}

/// The text of a Swift string literal's inside.
func literal(_ text: String) -> String {
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

/// An array literal of strings, one on each line.
func stringList(_ texts: [String]) -> [String: TemplateValue] {
  [
    "isEmpty": .bool(texts.isEmpty),
    "items": commaSeparated(texts.map { ["text": .string(literal($0))] }, trailing: true),
  ]
}
