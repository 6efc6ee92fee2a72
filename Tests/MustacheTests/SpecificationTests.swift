import Diagnostics
import Mustache
import TestSupport
import Testing

/// The engine against the official specification of Mustache.
@Suite(.enabled(if: SharedFolder.hasMustacheSpec, "the folder shared/mustache-spec is absent"))
struct SpecificationTests {
  static let modules = [
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections",
  ]

  @Test func noModuleOfTheSpecificationIsLeftOut() throws {
    #expect(try SpecificationModule.names() == Self.modules)
  }

  @Test(arguments: modules)
  func aModulePassesDeliberateDifferencesExcepted(module: String) throws {
    var differences: [String: Difference] = [:]
    for test in try SpecificationModule.load(module).tests {
      let outcome = render(test, escaping: .none)
      if let rule = outcome.rules.first {
        differences[test.name] = .isError(rule)
      } else if outcome.text != test.expected {
        let isEscapedOnly = render(test, escaping: .html).text == test.expected
        differences[test.name] = isEscapedOnly ? .isNotEscaped : .isWrong(outcome.text)
      }
    }
    #expect(differences == Self.deliberateDifferences[module] ?? [:])
  }

  @Test(arguments: modules)
  func withHTMLEscapingOnlyStrictnessDiffers(module: String) throws {
    let errors = Self.deliberateDifferences[module]?.filter { $0.value != .isNotEscaped } ?? [:]
    for test in try SpecificationModule.load(module).tests where errors[test.name] == nil {
      let outcome = render(test, escaping: .html)
      #expect(outcome.text == test.expected, "\(test.name)")
      #expect(outcome.rules.isEmpty, "\(test.name)")
    }
  }

  private func render(
    _ test: SpecificationModule.Case, escaping: TemplateEscaping
  ) -> (text: String?, rules: [String]) {
    var diagnostics = DiagnosticBag()
    var files = [SourceFile(path: "the template.mustache", text: test.template)]
    for (name, text) in (test.partials ?? [:]).sorted(by: { $0.key < $1.key }) {
      files.append(SourceFile(path: name + ".mustache", text: text))
    }
    let library = TemplateLibrary(files, diagnostics: &diagnostics)
    let text = library.render(
      "the template", test.data.value, escaping: escaping, diagnostics: &diagnostics)
    return (text, diagnostics.canonical.map(\.rule.id))
  }
}

// MARK: - Deliberate differences

extension SpecificationTests {
  enum Difference: Equatable {
    /// Strict: where the specification renders nothing, the engine reports an error of this rule.
    case isError(String)
    /// `{{name}}` writes text unchanged, because most of the output is source code.
    case isNotEscaped
    /// Never deliberate.
    case isWrong(String?)
  }

  /// A name without any value.
  static let unknownName = Difference.isError("template-unknown-key")
  /// A dotted name that has no value from one part on.
  static let brokenChain = Difference.isError("template-unknown-key")
  /// A partial that does not exist.
  static let unknownPartial = Difference.isError("template-unknown-partial")

  static let deliberateDifferences: [String: [String: Difference]] = [
    "interpolation": [
      "HTML Escaping": .isNotEscaped,
      "Implicit Iterators - HTML Escaping": .isNotEscaped,
      "Basic Context Miss Interpolation": unknownName,
      "Triple Mustache Context Miss Interpolation": unknownName,
      "Ampersand Context Miss Interpolation": unknownName,
      "Dotted Names - Broken Chains": brokenChain,
      "Dotted Names - Broken Chain Resolution": brokenChain,
      "Dotted Names - Context Precedence": brokenChain,
      "Dotted Names are never single keys": unknownName,
    ],
    "inverted": [
      "Context Misses": unknownName,
      "Dotted Names - Broken Chains": brokenChain,
    ],
    "partials": [
      "Failed Lookup": unknownPartial
    ],
    "sections": [
      "Implicit Iterator - HTML Escaping": .isNotEscaped,
      "Context Misses": unknownName,
      "Dotted Names - Broken Chains": brokenChain,
    ],
  ]
}
