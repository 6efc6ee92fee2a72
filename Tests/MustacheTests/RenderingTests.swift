import Diagnostics
import Mustache
import TestSupport
import Testing

/// The behaviour of the engine where the specification does not define it.
struct RenderingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var template: String
    var partial = ""
    var value: TemplateValue = [:]
    var expected: String

    init(
      _ name: String, _ template: String, partial: String = "", value: TemplateValue = [:],
      expected: String
    ) {
      testDescription = name
      self.template = template
      self.partial = partial
      self.value = value
      self.expected = expected
    }
  }

  @Test(arguments: cases)
  func aTemplateRenders(_ test: Case) {
    #expect(render(test.template, partial: test.partial, test.value) == test.expected)
  }

  static let cases: [Case] = [
    Case(
      "lines that fit are joined",
      "  {{#oneLine}}\n  f(\n    {{x}},\n    b\n  ) {\n  {{/oneLine}}\n}",
      value: ["x": "a"], expected: "  f(a, b) {\n}"),
    Case(
      "lines that do not fit stay", "{{#oneLine}}\nf(\n  {{x}},\n  b\n)\n{{/oneLine}}\n",
      value: ["x": .string(String(repeating: "a", count: 95))],
      expected: "f(\n  \(String(repeating: "a", count: 95)),\n  b\n)\n"),
    Case(
      "a line has a hundred characters", "{{#oneLine}}\nf(\n  {{x}},\n  b\n)\n{{/oneLine}}\n",
      value: ["x": .string(String(repeating: "ä", count: 94))],
      expected: "f(\(String(repeating: "ä", count: 94)), b)\n"),
    Case(
      "what is before the section is a part of its line",
      "{{x}}{{#oneLine}}(\n  a\n){{/oneLine}}\n",
      value: ["x": .string(String(repeating: "f", count: 98))],
      expected: "\(String(repeating: "f", count: 98))(\n  a\n)\n"),
    Case(
      "a joined list has no comma at its end", "{{#oneLine}}\n[\n  a,\n  b,\n]\n{{/oneLine}}\n",
      expected: "[a, b]\n"),
    Case(
      "inner lines are joined first",
      "{{#oneLine}}\nf(\n  {{#oneLine}}\n  g(\n    {{x}}\n  ),\n  {{/oneLine}}\n  {{x}}\n)\n"
        + "{{/oneLine}}\n",
      value: ["x": .string(String(repeating: "a", count: 60))],
      expected: "f(\n  g(\(String(repeating: "a", count: 60))),\n"
        + "  \(String(repeating: "a", count: 60))\n)\n"),
    Case(
      "lines with a comment stay", "{{#oneLine}}\nf(\n  // a\n  a\n)\n{{/oneLine}}\n",
      expected: "f(\n  // a\n  a\n)\n"),
    Case(
      "an empty line stays", "{{#oneLine}}\na\n\nb\n{{/oneLine}}\n", expected: "a\n\nb\n"),
    Case(
      "lines that end with two characters", "{{#oneLine}}\r\nf(\r\n  a\r\n)\r\n{{/oneLine}}\r\n.",
      expected: "f(a)\r\n."),
    Case(
      "joined lines in an indented partial", "{\n  {{>partial}}\n}\n",
      partial: "{{#oneLine}}\nf(\n  {{x}}\n)\n{{/oneLine}}\n", value: ["x": "a"],
      expected: "{\n  f(a)\n}\n"),
    Case("no line at all", "{{#oneLine}}\n{{/oneLine}}\n", expected: ""),
    Case(
      "an empty line of an indented partial stays empty", "{\n  {{>partial}}\n}\n",
      partial: "a\n\nb\r\n\r\n{{! gone }}\n\n{{x}}\n", value: ["x": "c\nd"],
      expected: "{\n  a\n\n  b\r\n\r\n\n  c\nd\n}\n"),
    Case(
      "indentation adds up through recursion", "{{>partial}}",
      partial: "{{name}}\n{{#children}}\n  {{>partial}}\n{{/children}}\n",
      value: [
        "name": "a",
        "children": [
          ["name": "b", "children": [["name": "c", "children": []]]],
          ["name": "d", "children": []],
        ],
      ],
      expected: "a\n  b\n    c\n  d\n"),
    Case(
      "a tag at the start of an indented line", "\t{{>partial}}",
      partial: "{{#a}}x{{/a}}{{^a}}y{{/a}}\n{{!}}z\n{{a}}", value: ["a": "1"],
      expected: "\tx\n\tz\n\t1"),
    Case(
      "the indentation is white space of the tag's own line alone", "{\n  {{>partial}}\n}",
      partial: "+\n-\n",
      expected: "{\n  +\n  -\n}"),
    Case(
      "a test leaves the current value alone", "{{#list}}{{#flag}}{{.}}{{/flag}}{{/list}}",
      value: ["list": ["a", "b"], "flag": true], expected: "ab"),
    Case(
      "separators are a matter of the value", "{{#list}}{{name}}{{^isLast}}, {{/isLast}}{{/list}}",
      value: ["list": [["name": "a", "isLast": false], ["name": "b", "isLast": true]]],
      expected: "a, b"),
    Case(
      "the empty text is falsey", "{{#text}}a{{/text}}{{^text}}b{{/text}}", value: ["text": ""],
      expected: "b"),
    Case(
      "an empty object is truthy", "{{#object}}a{{/object}}{{^object}}b{{/object}}",
      value: ["object": [:]], expected: "a"),
    Case(
      "the innermost section that knows a name decides", "{{#a}}{{#b}}{{x}}{{y}}{{/b}}{{/a}}",
      value: ["x": "0", "y": "0", "a": ["x": "1", "y": "1", "b": ["x": "2"]]], expected: "21"),
    Case(
      "three braces with other delimiters", "{{=<% %>=}}<%{x}%><%&x%>", value: ["x": "<"],
      expected: "<<"),
    Case(
      "delimiters may be set back", "{{=<% %>=}}{{x}}<%={{ }}=%>{{x}}", value: ["x": "a"],
      expected: "{{x}}a"),
    Case("braces beside tags", "{{{x}}} }} {{x}}}", value: ["x": "a"], expected: "a }} a}"),
    Case(
      "names beyond ASCII", "{{größe-1}} {{a_1.ß}}", value: ["größe-1": "x", "a_1": ["ß": "y"]],
      expected: "x y"),
    Case("nothing", "", expected: ""),
  ]

  @Test func htmlEscapingIsForTagsOfTwoBracesAlone() {
    let text = "<a href=\"x\">'&'</a>"
    let template = "{{x}}|{{{x}}}|{{&x}}"
    #expect(
      render(template, ["x": .string(text)], escaping: .html)
        == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;|\(text)|\(text)")
    #expect(render(template, ["x": .string(text)]) == "\(text)|\(text)|\(text)")
  }

  @Test func sectionsMayBeNestedWithoutLimit() {
    let depth = 20_000
    let template =
      String(repeating: "{{#a}}", count: depth) + "x" + String(repeating: "{{/a}}", count: depth)
    #expect(render(template, ["a": true]) == "x")
  }
}

// MARK: - Properties

extension RenderingTests {
  @Test(arguments: 0..<200)
  func textWithoutTagsIsRenderedAsItIs(seed: UInt64) {
    var random = SeededGenerator(seed)
    let text = random.text(of: ["{", "}", "}}", "a", "ß", "\"\"\"#", "\\", " ", "\t", "\r\n", "\n"])
      .replacing("{{", with: "{ ")
    #expect(render(text) == text)
  }

  @Test(arguments: 0..<2_000)
  func hostileTemplatesEndInTextOrInErrors(seed: UInt64) {
    var random = SeededGenerator(seed)
    let pieces = [
      "{{", "}}", "{", "}", "#", "^", "/", "!", ">", "&", "=", "a", "b", ".", " ", "\n", "\r\n",
      "{{#a}}", "{{/a}}", "{{a}}", "{{.}}", "{{b.c}}", "{{=| |=}}", "|", "{{>a}}", "\n {{>b}}\n",
      "{{^b}}", "{{/b}}", "é", "\u{0}",
    ]
    var diagnostics = DiagnosticBag()
    let files = ["a", "b"].map { SourceFile(path: $0, text: random.text(of: pieces)) }
    let library = TemplateLibrary(files, diagnostics: &diagnostics)
    let value: TemplateValue = ["a": ["x", ["a": "y"], [:]], "b": ["c": "z"]]
    let text = library.render("a", value, diagnostics: &diagnostics)
    // There may also be errors in a template that is not reached.
    #expect(text != nil || diagnostics.hasErrors)
    for location in diagnostics.diagnostics.compactMap(\.location) {
      #expect(location.line >= 1 && location.column >= 1 && location.length >= 1)
    }
  }

  @Test(arguments: 0..<200)
  func hostileBytesEndInTextOrInErrors(seed: UInt64) {
    var random = SeededGenerator(seed)
    let bytes = (0..<60).map { _ in
      Array("{}#^/!>&=.a \n\r\u{FF}".utf8).randomElement(using: &random) ?? 0xFF
    }
    var diagnostics = DiagnosticBag()
    let library = TemplateLibrary([SourceFile(path: "a", bytes: bytes)], diagnostics: &diagnostics)
    let text = library.render("a", ["a": "b"], diagnostics: &diagnostics)
    #expect((text == nil) == diagnostics.hasErrors)
  }

  /// Items of lists: names, calls, and texts with brackets and commas in them.
  private static let items = [
    "a", "name: String", "x: 1,", "f(a, b)", "\"in: (text)\"", "é", "[]", "value?.other",
    String(repeating: "long", count: 12), String(repeating: "w", count: 110),
  ]

  @Test(arguments: 0..<500)
  func joinedLinesHaveTheSameTextAndNoneIsTooLong(seed: UInt64) throws {
    var random = SeededGenerator(seed)
    let count = Int.random(in: 0...12, using: &random)
    let items = (0..<count).map { _ in Self.items.randomElement(using: &random) ?? "" }
    let indentation = String(repeating: " ", count: Int.random(in: 0...60, using: &random))
    let list = items.map { "\(indentation)  \($0)\n" }.joined()
    let text = "\(indentation)f(\n\(list)\(indentation))\n"
    for section in ["oneLine", "filledLines"] {
      let joined = try #require(render("{{#\(section)}}\n\(text){{/\(section)}}\n", [:]))
      #expect(joined.withoutSpacing == text.withoutSpacing)
      let lines = Set(text.split(separator: "\n"))
      for line in joined.split(separator: "\n") {
        #expect(line.count <= 100 || lines.contains(line))
      }
      #expect(render("{{#\(section)}}\n\(joined){{/\(section)}}\n", [:]) == joined)
    }
  }

  private func render(
    _ template: String, partial: String = "", _ value: TemplateValue = [:],
    escaping: TemplateEscaping = .none
  ) -> String? {
    var diagnostics = DiagnosticBag()
    let files = [
      SourceFile(path: "main", text: template), SourceFile(path: "partial", text: partial),
    ]
    let library = TemplateLibrary(files, diagnostics: &diagnostics)
    let text = library.render("main", value, escaping: escaping, diagnostics: &diagnostics)
    #expect(diagnostics.diagnostics.map(\.line) == [])
    return text
  }
}

extension String {
  /// Without white space, and without a comma at the end of a list.
  fileprivate var withoutSpacing: String {
    filter { !$0.isWhitespace }.replacing(",)", with: ")")
  }
}
