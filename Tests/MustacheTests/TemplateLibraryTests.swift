import Diagnostics
import Mustache
import Testing

/// The diagnostics about a library as a whole, and the properties of its diagnostics other than
/// their position.
struct TemplateLibraryTests {
  @Test func templatesAreNamedByTheirPathWithoutTheEnding() {
    var diagnostics = DiagnosticBag()
    let library = library(["client/method.mustache": "a", "plain": "b"], &diagnostics)
    #expect(library.names == ["client/method", "plain"])
    #expect(library.render("client/method", [:], diagnostics: &diagnostics) == "a")
    #expect(diagnostics.isEmpty)
  }

  @Test func aTemplateThatDoesNotExistIsAnError() {
    var diagnostics = DiagnosticBag()
    let library = library(["method.mustache": "a"], &diagnostics)
    #expect(library.render("metod", [:], diagnostics: &diagnostics) == nil)
    #expect(
      diagnostics.diagnostics.map(\.line) == [
        "- template-unknown: there is no template 'metod' (did you mean 'method'?)"
      ])
  }

  @Test func twoTemplatesOfOneNameAreAnError() {
    var diagnostics = DiagnosticBag()
    _ = library(["a": "x", "a.mustache": "y"], &diagnostics)
    #expect(
      diagnostics.diagnostics.map(\.line) == [
        "a.mustache:0:0 template-duplicate: there are two templates 'a'"
      ])
  }

  @Test func aTemplateThatIsNotUTF8IsAnError() {
    var diagnostics = DiagnosticBag()
    let file = SourceFile(path: "a.mustache", bytes: Array("ab\nc".utf8) + [0xFF, 0x20])
    let library = TemplateLibrary([file], diagnostics: &diagnostics)
    #expect(library.render("a", [:], diagnostics: &diagnostics) == nil)
    #expect(
      diagnostics.diagnostics.map(\.line) == [
        "a.mustache:2:2 template-not-utf8: this byte is not UTF-8"
      ])
  }

  @Test func aBrokenTemplateDoesNotBreakTheOthers() {
    var diagnostics = DiagnosticBag()
    let library = library(["broken": "{{#a}}", "user": "{{>broken}}", "whole": "b"], &diagnostics)
    #expect(diagnostics.diagnostics.count == 1)
    #expect(library.render("broken", [:], diagnostics: &diagnostics) == nil)
    #expect(library.render("user", [:], diagnostics: &diagnostics) == nil)
    #expect(library.render("whole", [:], diagnostics: &diagnostics) == "b")
    #expect(diagnostics.diagnostics.count == 1, "errors of reading are emitted once")
  }

  @Test func anErrorInAPartialTellsHowItWasReached() throws {
    var diagnostics = DiagnosticBag()
    let library = library(
      ["a": "{{#x}}\n{{>b}}\n{{/x}}", "b": "{{>c}}", "c": "{{y}}"], &diagnostics)
    #expect(library.render("a", ["x": true], diagnostics: &diagnostics) == nil)
    let diagnostic = try #require(diagnostics.diagnostics.first)
    #expect(diagnostic.related.map(\.location.place) == ["b:1:4", "a:2:4"])
  }

  @Test func theRangeOfADiagnosticCoversTheNameOrTheTagUpToTheEndOfItsLine() {
    var diagnostics = DiagnosticBag()
    let library = library(["a": "{{ näme }}{{ x.long }}", "b": "{{#sec\n}}"], &diagnostics)
    _ = library.render("a", ["x": [:]], diagnostics: &diagnostics)
    #expect(diagnostics.canonical.compactMap(\.location?.length) == [5, 4, 6])
  }

  @Test func everyRuleHasAnIdOfItsOwnAndAnExplanation() {
    let rules = MustacheRules.all
    #expect(Set(rules.map(\.id)).count == rules.count)
    for rule in rules {
      #expect(rule.id.hasPrefix("template-"))
      #expect(rule.severity == .error)
      #expect(rule.explanation.hasSuffix("."))
    }
  }

  private func library(
    _ templates: [String: String], _ diagnostics: inout DiagnosticBag
  ) -> TemplateLibrary {
    let files = templates.sorted { $0.key < $1.key }.map {
      SourceFile(path: $0.key, text: $0.value)
    }
    return TemplateLibrary(files, diagnostics: &diagnostics)
  }
}
