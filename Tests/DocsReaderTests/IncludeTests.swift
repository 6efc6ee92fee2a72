import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// An included text is read as if it were in the page, and diagnostics have its own file.
@Suite struct IncludeTests {
  static var page: RESTPage {
    var page = RESTPage.agent("Lend")
    page.notation = .newer
    page.bodyName = "request"
    page.body = [RESTPage.Row("Days", older: "int32", newer: "Integer")]
    page.result = ("object", "Loan")
    page.response = [
      RESTPage.Row("Number", older: "int32", newer: "int32"),
      RESTPage.Row("Tags", older: "array", newer: "array"),
      RESTPage.Row("Until", older: "date-time", newer: "date-time"),
    ]
    page.requestSample = "{ \"Days\": 4 }"
    page.responseSample = "{ \"Number\": 1, \"Tags\": [\"a\"], \"Until\": null }"
    return page
  }

  /// The page with its samples in separate files.
  static func moved(
    _ page: RESTPage = page, front: String = "", end: String = "",
    directive: (String) -> String = { "[!include[sample](samples/\($0).md)]" }
  ) -> [SourceFile] {
    var text = page.text
    var files: [SourceFile] = []
    for (name, info) in [("request", "http!"), ("response", "http_")] {
      guard let start = text.firstRange(of: "```\(info)\n"),
        let close = text[start.upperBound...].firstRange(of: "\n```")
      else { continue }
      let fence = text[start.lowerBound..<close.upperBound]
      files.append(
        SourceFile(path: "restful/samples/\(name).md", text: front + fence + end))
      text.replaceSubrange(start.lowerBound..<close.upperBound, with: directive(name))
    }
    return [SourceFile(path: page.path, text: text)] + files
  }

  // MARK: The results

  @Test(arguments: [
    "[!include[sample](samples/@.md)]", "[!INCLUDE[sample](samples/@.md)]",
    "[!include [a [b] c](<samples/@.md> \"title\")]", "[!include[](../restful/samples/@.md) ]",
    "[!include[x](~/restful/samples/@.md)]", "[!include[x](samples\\@.md)]",
    "[!include[x](./samples//@.md?tabs=1#top)]", "  [!include[x](%73amples/@.md)]",
  ])
  func theNotationOfADirectiveChangesNothing(_ form: String) {
    let inline = Outcome([Self.page.file])
    let moved = Outcome(Self.moved { form.replacing("@", with: $0) })
    #expect(moved.model == inline.model)
    #expect(moved.ids == inline.ids)
  }

  @Test(arguments: [
    ("\u{FEFF}", ""), ("---\nuid: x\n---\n\n", "\n"), ("\n\n", "\n\n"), ("", "\n<!-- x -->\n"),
  ])
  func whatSurroundsTheSampleInItsFileChangesNothing(front: String, end: String) {
    let inline = Outcome([Self.page.file])
    #expect(Outcome(Self.moved(front: front, end: end)).model == inline.model)
  }

  @Test func lineBreaksOfAnyKind() {
    let inline = Outcome([Self.page.file])
    for lineBreak in ["\r\n", "\r"] {
      let files = Self.moved().map { file in
        SourceFile(
          path: file.path,
          text: String(decoding: file.bytes, as: UTF8.self).replacing("\n", with: lineBreak))
      }
      #expect(Outcome(files).model == inline.model)
    }
  }

  @Test func includedFilesMayIncludeOthersAndTextMayBeIncludedInALineOrACell() {
    var page = Self.page
    page.prose = "Lends a book for some days."
    page.response[0].text = "The number of the loan."
    var changed = page
    changed.prose = "Lends [!include[x](parts/a.md)] days."
    changed.response[0].text = "The [!include[x](parts/c.md)]."
    let outcome = Outcome([
      changed.file, SourceFile(path: "restful/parts/a.md", text: "a book\n[!include[b](b.md)]\n"),
      SourceFile(path: "restful/parts/b.md", text: "for some"),
      SourceFile(path: "restful/parts/c.md", text: "number\nof the loan\n"),
    ])
    #expect(outcome.model == Outcome([page.file]).model)
    #expect(outcome.serious == [])
  }

  @Test func codeCodeSpansCommentsAndEscapesShowADirectiveWithoutMeaningIt() {
    for text in [
      "```\n[!include[x](no.md)]\n```", "`[!include[x](no.md)]`", "<!-- [!include[x](no.md)] -->",
      "\\[!include[x](no.md)]", "* a\n\n\t```\n\t[!include[x](no.md)]\n\t```",
    ] {
      var page = Self.page
      page.prose = text
      #expect(!Outcome([page.file]).ids.contains("include-missing"), "\(text)")
    }
  }

  @Test func aFileWithATitleIsAPageIncludedOrNotAnyOtherIsAPartOfPages() {
    let other = RESTPage.agent("Burn")
    var page = Self.page
    page.prose = "[!include[x](v1LibraryAgent_Burn.md)]"
    let files = PageFiles([page.file, other.file] + Self.moved().dropFirst())
    #expect(files.paths.contains(other.path))
    #expect(PageFiles(Self.moved()).paths == [Self.page.path])
    #expect(
      PageFiles(Self.moved()).parts == [
        Self.page.path: ["restful/samples/request.md", "restful/samples/response.md"]
      ])
  }

  @Test func samplesAreFoundByTestsWhereTheyStand() throws {
    let files = Self.moved()
    let found = try #require(
      PageSamples.read(files[0]) { path in files.first { $0.path == path } })
    let inline = try #require(PageSamples.read(Self.page.file))
    #expect(found == inline)
    #expect(found.restResponse != nil)
  }

  // MARK: The errors

  /// The findings with their positions, as `id path:line:column`.
  private func findings(_ files: [SourceFile]) -> [String] {
    Outcome(files).diagnostics.filter { $0.severity > .note }.map { diagnostic in
      let place = diagnostic.location.map { "\($0.path):\($0.line):\($0.column)" } ?? "-"
      return "\(diagnostic.rule.id) \(place)"
    }
  }

  private func line(of text: String, in file: SourceFile) -> Int {
    let lines = String(decoding: file.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.contains(text) } ?? -1) + 1
  }

  @Test func aSampleThatIsNotThereIsAWarningAtItsIncludeAndTheTablesStillCount() {
    let files = Self.moved()
    let outcome = Outcome([files[0]])
    let lines = ["request", "response"].map { line(of: "samples/\($0).md", in: files[0]) }
    #expect(findings([files[0]]) == lines.map { "include-missing \(files[0].path):\($0):1" })
    #expect(outcome.fields("Loan")?.count == 3)
    #expect(outcome.operation("Lend")?.parameters.count == 1)
  }

  @Test(arguments: [
    ("../../x.md", "include-outside"), ("/etc/hosts", "include-outside"),
    ("https://example.com/x.md", "include-outside"), ("samples", "include-missing"),
    ("samples/", "include-missing"), (".", "include-missing"), ("no.md", "include-missing"),
    ("../restful/%ff.md", "include-missing"), ("", "include-syntax"),
  ])
  func pathsThatLeadNowhere(path: String, id: String) {
    var page = Self.page
    page.prose = "Before [!include[x](\(path))] after."
    let line = line(of: "[!include", in: page.file)
    let found = findings([page.file] + Self.moved().dropFirst())
    #expect(found.contains("\(id) \(page.path):\(line):8"), "\(found)")
  }

  @Test func aFileThatIncludesItselfAtOnceOrByWayOfOthers() {
    var page = Self.page
    page.prose = "[!include[x](\(page.path.split(separator: "/").last ?? ""))]"
    let line = line(of: "[!include", in: page.file)
    #expect(findings([page.file]) == ["include-cycle \(page.path):\(line):1"])

    page.prose = "[!include[x](a.md)]"
    let a = SourceFile(path: "restful/a.md", text: "Text.\n\n [!include[b](b.md)]\n")
    let b = SourceFile(path: "restful/b.md", text: "More.\n\nAnd [!include[a](a.md)]\n")
    let outcome = Outcome([page.file, a, b])
    #expect(findings([page.file, a, b]) == ["include-cycle restful/b.md:3:5"])
    let message = outcome.diagnostics.first { $0.severity == .error }?.message
    #expect(message?.contains("'restful/b.md'") == true)
  }

  @Test(.timeLimit(.minutes(1)))
  func filesThatIncludeEachOtherTwiceAtEveryLevelHaveABound() {
    var page = Self.page
    page.prose = "[!include[x](0.md)]"
    let levels = (0..<14).map { level in
      SourceFile(
        path: "restful/\(level).md",
        text: String(repeating: "[!include[x](\(level + 1).md)]\n", count: 20))
    }
    let last = SourceFile(path: "restful/14.md", text: String(repeating: "x", count: 1 << 16))
    #expect(findings([page.file, last] + levels).contains { $0.hasPrefix("include-too-large") })

    let chain = (0..<40).map { level in
      SourceFile(path: "restful/\(level).md", text: "[!include[x](\(level + 1).md)]\n")
    }
    let places = findings([page.file] + chain)
    #expect(places.contains { $0.hasPrefix("include-too-large restful/15.md:1:1") }, "\(places)")
  }

  @Test func aMistakeInAnIncludedFileHasItsPlaceThere() {
    var page = Self.page
    page.responseSample = "{\n  \"Number\": 1,\n  \"Tags\": [,\n}"
    let files = Self.moved(page, front: "\n\n")
    let line = line(of: "[,", in: files[2])
    let found = findings(files)
    #expect(found == ["json-sample restful/samples/response.md:\(line):12"], "\(found)")
  }

  @Test func aFenceThatDoesNotEndIsSaidOfTheFileItIsIn() {
    let files = Self.moved().map { file in
      file.path.hasSuffix("response.md")
        ? SourceFile(path: file.path, bytes: Array(file.bytes.dropLast(4))) : file
    }
    #expect(findings(files).contains("unclosed-fence restful/samples/response.md:1:1"))
  }

  @Test func bytesThatAreNoTextAreSaidOfTheFileTheyAreIn() {
    var files = Self.moved()
    files[1] = SourceFile(path: files[1].path, bytes: files[1].bytes + [0x0A, 0xC3, 0x28])
    #expect(findings(files).contains { $0.hasPrefix("not-utf8 restful/samples/request.md:") })
  }
}
