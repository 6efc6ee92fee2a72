import Testing

@testable import DocsReader

/// Prose of pages as Markdown for doc comments.
@Suite struct ProseTests {
  @Test(arguments: [
    ("Plain text, as it is (mostly).", ["Plain text, as it is (mostly)."]),
    ("  Wrapped\n text  with \t spaces ", ["Wrapped text with spaces"]),
    ("Wrapped\r\ntext", ["Wrapped text"]),
    ("One.\n\nTwo.\r\n\r\nThree.", ["One.", "Two.", "Three."]),
    ("One.<para />Two.<p />Three.<br/>Four.", ["One.", "Two.", "Three.", "Four."]),
    ("One. <para>Two.</para> Three.", ["One.", "Two.", "Three."]),
    ("Twice escaped&lt;para/&gt;text", ["Twice escaped", "text"]),
    ("&amp;lt;br/&amp;gt; a", ["a"]),
    ("Tom &amp; Jerry &quot;say&quot; &#65;&#x42;", ["Tom & Jerry \"say\" AB"]),
    ("the &amp;apos;master&amp;apos; copy", ["the 'master' copy"]),
    ("<b>Note:</b> this", ["**Note:** this"]),
    ("<b> Note: </b> this", ["**Note:** this"]),
    ("a <b>lone mark", ["a lone mark"]),
    (
      "See <see cref=\"T:A.B.Book\" /> and <see cref=\"M:A.B.Lend(System.Int32)\"/>.",
      ["See `Book` and `Lend`."]
    ),
    ("the <see cref=\"T:A.B\">Book Agent</see>", ["the Book Agent"]),
    ("Use {A.B.Book.Fields} here, {not.} {x}", ["Use `Fields` here, {not.} {x}"]),
    ("Code `{user.name}` and <c>{a.b}</c> stay", ["Code `{user.name}` and `{a.b}` stay"]),
    ("{.a} {a.} {a.1} {a.b1}", ["{.a} {a.} {a.1} `b1`"]),
    ("<a href=\"https://example.com/a_b\">here</a>", ["[here](https://example.com/a_b)"]),
    ("a list<T> of *stars* and _lines_", ["a list\\<T> of \\*stars\\* and \\_lines\\_"]),
    ("snake_case and 2 * 3 < 4", ["snake_case and 2 * 3 < 4"]),
    ("linted snake\\_case", ["linted snake_case"]),
    ("`code_span` stays", ["`code_span` stays"]),
    ("a lone ` tick", ["a lone \\` tick"]),
    ("# no heading", ["\\# no heading"]),
    ("- no list", ["\\- no list"]),
    ("1. no list", ["1\\. no list"]),
    ("10 is \"[I:10]\"", ["10 is \"[I:10]\""]),
    ("no [link](x)", ["no \\[link](x)"]),
    ("Grüße – 日本", ["Grüße – 日本"]),
    ("", []),
    (" \n ", []),
    ("<para />", []),
    ("<", ["<"]),
    ("<b", ["\\<b"]),
    ("&", ["&"]),
    ("&#;", ["\\&#;"]),
    ("\u{1}\u{2}odd\u{3}", ["odd"]),
  ])
  func markdown(text: String, expected: [String]) {
    #expect(Prose.paragraphs(text) == expected)
  }

  @Test func proseIsStableWhenReadAgain() {
    for text in ["a\\b", "a * b", "x_y", "Tom & Jerry", "plain"] {
      let once = Prose.paragraphs(text)
      #expect(Prose.paragraphs(once.joined(separator: "\n\n")) == once)
    }
  }

  @Test(arguments: [
    ("Token. <para /> Carrier object for Book. Services for the Book Carrier", "Token.", "Book"),
    ("Carrier object for Book.", nil, "Book"),
    ("Carrier object for ", nil, nil),
    ("A carrier.", "A carrier.", nil),
  ])
  func carriers(text: String, rest: String?, name: String?) {
    let prose = CarrierProse(ByteText(Array(text.utf8)))
    #expect(Prose.line(prose.text) == rest)
    #expect(prose.carrier == name)
  }

  @Test(arguments: [
    ("Online Restricted: ## Ask first.", "**Online Restricted:** Ask first."),
    ("Filter Operators:", "**Filter Operators:**"),
    ("Brackets and or", "**Brackets and or**"),
  ])
  func headings(text: String, expected: String) {
    #expect(RESTProse.heading(text) == expected)
  }

  @Test func descriptionsOfSOAPPages() throws {
    var page = SOAPPage(
      operation: "Lend",
      parameters: """
        <L:BookId xsi:type="xsd:int">0</L:BookId><L:app_token xsi:type="xsd:string"/>
        <L:Reason xsi:type="xsd:string"/>
        """,
      results: "<L:Response xsi:type='xsd:int'>0</L:Response>")
    page.prose = """
      Lends a book,
      or two.
      <para /><b>Online Restricted:</b> Ask first.

      * **bookId:** The book
      that is lent

      on paper.
      * **appToken:**
      * **reason:** Why.

      **Returns:** The day
      it is due.
      """
    let operation = try #require(Outcome([page.file]).operation("Lend"))
    #expect(operation.documentation?.summary == "Lends a book, or two.")
    #expect(operation.documentation?.remarks == ["**Online Restricted:** Ask first."])
    #expect(operation.documentation?.returns == "The day it is due.")
    #expect(
      operation.parameters.map(\.documentation)
        == ["The book that is lent on paper.", nil, "Why."])
  }

  @Test func aRemarkAloneIsNoSummary() throws {
    let page = SOAPPage(operation: "Lend", prose: "<para /><b>Online Restricted:</b> Ask first.")
    let documentation = try #require(Outcome([page.file]).operation("Lend")?.documentation)
    #expect(documentation.summary == nil)
    #expect(documentation.remarks == ["**Online Restricted:** Ask first."])
  }

  @Test func whatAVoidOperationReturnsIsLeftOut() {
    let page = SOAPPage(operation: "Lend", prose: "Lends.\n\n**Returns:** A book.")
    let outcome = Outcome([page.file])
    #expect(outcome.diagnostics.isEmpty)
    #expect(outcome.operation("Lend")?.documentation?.returns == nil)
  }
}
