import Diagnostics
import Mustache
import Testing

/// The positions and texts of reports about mistakes in templates.
struct TemplateDiagnosticTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// The template `main`.
    var template: String
    /// Other templates by name.
    var partials: [String: String] = [:]
    var value: TemplateValue = [:]
    /// The diagnostics at the markers ①, ②, …
    var expected: [String]

    init(
      _ name: String, _ template: String, partials: [String: String] = [:],
      value: TemplateValue = [:], expected: String...
    ) {
      testDescription = name
      self.template = template
      self.partials = partials
      self.value = value
      self.expected = expected
    }
  }

  @Test(arguments: readingCases + renderingCases)
  func aMistakeIsReportedAtItsPlace(_ test: Case) throws {
    var texts = [MarkedText(path: "main.mustache", test.template)]
    for (name, text) in test.partials.sorted(by: { $0.key < $1.key }) {
      texts.append(MarkedText(path: name + ".mustache", text))
    }
    let places = texts.reduce(into: [:]) { $0.merge($1.places) { first, _ in first } }
    let expected = try zip(MarkedText.markers, test.expected).map { marker, text in
      try #require(places[marker]) + " " + text
    }
    var diagnostics = DiagnosticBag()
    let library = TemplateLibrary(texts.map(\.file), diagnostics: &diagnostics)
    #expect(library.render("main", test.value, diagnostics: &diagnostics) == nil)
    #expect(diagnostics.diagnostics.map(\.line).sorted() == expected.sorted())
    #expect(places.count == test.expected.count)
  }

  static let readingCases: [Case] = [
    Case(
      "an unclosed tag at the end", "é text ①{{name",
      expected: "template-unclosed-tag: this tag has no closing '}}'"),
    Case(
      "unclosed tags before others", "①{{a }\n{{b}}\n  ②{{{c}}\n{{#d}}{{/d}}",
      expected: "template-unclosed-tag: this tag has no closing '}}'",
      "template-unclosed-tag: this tag has no closing '}}}'"),
    Case(
      "an unclosed comment", "{{a}} ①{{! what {{a}",
      expected: "template-unclosed-tag: this tag has no closing '}}'"),
    Case(
      "names that are none", "①{{}} {{ ②if x }} {{#③a..b}}{{/a..b}} {{④$block}} {{> ⑤*name}}",
      expected: "template-bad-tag: this tag has no name",
      "template-bad-tag: 'if x' is not a name \(names)",
      "template-bad-tag: 'a..b' is not a name \(names)",
      "template-bad-tag: '$block' is not a name \(names)",
      "template-bad-tag: '*name' is not a name \(names)"),
    Case(
      "bad delimiters", "①{{=<%%>=}} ②{{== ==}}\n③{{=<% %>}}\n④{{=| | |=}}",
      expected: delimiters, delimiters, delimiters, delimiters),
    Case(
      "bad delimiters after a change", "{{=<% %>=}}①<%=| %>",
      expected: "template-bad-delimiters: this tag does not name two new delimiters"
        + " (write '<%=<% %>=%>')"),
    Case(
      "sections that are not closed", "①{{#a}}\n ②{{^b}} {{#c}}{{/c}}",
      expected: "template-unclosed-section: section 'a' is not closed",
      "template-unclosed-section: section 'b' is not closed"),
    Case(
      "a section that is not closed inside of another", "{{#a}}①{{#b}}{{/a}}",
      expected: "template-unclosed-section: section 'b' is not closed"),
    Case(
      "section ends without a section", "{{#a}}{{/a}}\r\n①{{/a}} ②{{/b}}",
      expected: "template-unopened-section: no section 'a' is open here",
      "template-unopened-section: no section 'b' is open here"),
    Case(
      "a section end of another name", "{{#person}}①{{/persn}}{{#a}}{{/a}}",
      expected: "template-mismatched-section: "
        + "this closes 'persn', but the open section is 'person'"),
    Case(
      "an unknown partial", "{{#a}}{{> ①client/methud }}{{/a}}",
      partials: ["client/method": "", "client/file": ""],
      expected: "template-unknown-partial: there is no template 'client/methud'"
        + " (did you mean 'client/method'?)"),
    Case(
      "a mistake in a partial", "{{>other}}", partials: ["other": "{{ok}}\n①{{#a}}"],
      value: ["ok": ""], expected: "template-unclosed-section: section 'a' is not closed"),
  ]

  static let renderingCases: [Case] = [
    Case(
      "an unknown name", "{{name}}\n  {{①nmae}}", value: ["name": "x", "text": "y"],
      expected: "template-unknown-key: unknown name 'nmae' (did you mean 'name'?)"),
    Case(
      "unknown names of all kinds of tag",
      "{{{①nam}}}{{&②nam}}{{#③nam}}{{x}}{{/nam}}{{^④nam}}{{/nam}}",
      value: ["name": "x"], expected: unknownNam, unknownNam, unknownNam, unknownNam),
    Case(
      "a name that no section around it knows",
      "{{#people}}{{#address}}{{①cty}}{{/address}}{{/people}}",
      value: ["people": [["name": "a", "address": ["city": "b"]]], "county": "c"],
      expected: "template-unknown-key: unknown name 'cty' (did you mean 'city'?)"),
    Case(
      "an unknown name in a list is reported once", "{{#list}}{{①x}}{{/list}}",
      value: ["list": [[:], [:], [:]]],
      expected: "template-unknown-key: unknown name 'x' (the names here are 'list')"),
    Case(
      "a name where there is no name", "{{①x}}", value: "text",
      expected: "template-unknown-key: unknown name 'x'"),
    Case(
      "dotted names", "{{a.①c}} {{a.b.②c}}",
      value: ["a": ["b": "x"]],
      expected: "template-unknown-key: 'a' has no member 'c' (did you mean 'b'?)",
      "template-unknown-key: 'a.b' is text and has no member 'c'"),
    Case(
      "values that are not text", "{{①bool}} {{{②list}}} {{&③a.object}} {{#list}}{{④.}}{{/list}}",
      value: ["bool": true, "list": [[:]], "a": ["object": [:]]],
      expected: "template-not-text: 'bool' is a boolean, not text "
        + "(use a section: {{#bool}}…{{/bool}})",
      "template-not-text: 'list' is a list, not text (use a section: {{#list}}…{{/list}})",
      "template-not-text: 'a.object' is an object, not text \(members)",
      "template-not-text: '.' is an object, not text \(members)"),
    Case(
      "an error in a partial", "{{>a}}", partials: ["a": "\n{{>b}}", "b": "-{{①x}}"],
      expected: "template-unknown-key: unknown name 'x'"),
    Case(
      "a recursion without end", "{{>a}}", partials: ["a": "{{>b}}{{>b}}", "b": "{{>①a}}{{>a}}"],
      expected: "template-endless-recursion: templates include each other more than 64 times deep"),
  ]

  private static let names = "(names consist of letters, digits, '_' and '-', joined by dots)"
  private static let members = "(name one of its members, or use a section)"
  private static let unknownNam = "template-unknown-key: unknown name 'nam' (did you mean 'name'?)"
  private static let delimiters =
    "template-bad-delimiters: this tag does not name two new delimiters (write '{{=<% %>=}}')"
}
