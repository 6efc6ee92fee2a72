/// What a template sees: the view model of a file, made of texts, tests, lists and objects.
///
/// There are no numbers and no null on purpose: whoever makes a view model decides how a number is
/// written, and something absent is `""`, `false` or an empty list, all of which are falsey.
package enum TemplateValue: Equatable, Sendable {
  /// Text to interpolate; as a section it is truthy when it is not empty, and is then `{{.}}`.
  case string(String)
  /// Tested by sections; an error where text is wanted.
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

  /// The kind of value in the words of diagnostics: `a list`.
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
  package init(dictionaryLiteral members: (String, TemplateValue)...) {
    self = .object(TemplateObject(members))
  }
}
