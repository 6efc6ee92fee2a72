/// A value for a template: the view model of a file consists of texts, Booleans, lists and objects.
///
/// There are deliberately no numbers and no null: the code that creates a view model decides how to
/// write a number, and a missing value is `""`, `false` or an empty list, which are all falsey.
package enum TemplateValue: Equatable, Sendable {
  /// Text to interpolate. As a section it is truthy if it is not empty, and is then `{{.}}`.
  case string(String)
  /// Tested by sections; an error as text.
  case bool(Bool)
  /// Repeats a section; falsey when empty. Separators are members of its elements (`isLast`).
  case list([TemplateValue])
  /// Its members are names inside a section on it; always truthy.
  case object(TemplateObject)
}

extension TemplateValue {
  /// Whether a section on the value is rendered (and an inverted section is not).
  package var isTruthy: Bool {
    switch self {
    case .string(let text): !text.isEmpty
    case .bool(let flag): flag
    case .list(let elements): !elements.isEmpty
    case .object: true
    }
  }

  /// The kind of the value for diagnostics: `a list`.
  var kindInWords: String {
    switch self {
    case .string: "text"
    case .bool: "a boolean"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self = .string(text) }
}

extension TemplateValue: ExpressibleByBooleanLiteral {
  package init(booleanLiteral flag: Bool) { self = .bool(flag) }
}

extension TemplateValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral members: (TemplateKey, TemplateValue)...) {
    self = .object(TemplateObject(literal: members))
  }
}
