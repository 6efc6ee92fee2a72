import Diagnostics
import DocsReader
import Testing

/// A WSDL page is recognised by its content, and other parts of the page do not cost it.
@Suite struct WSDLPageTests {
  private static let library = LibraryWSDL()
  private static let page = library.page

  private static func outcome(_ text: String) -> Outcome {
    Outcome([SourceFile(path: page.path, text: text)])
  }

  private static var text: String { String(decoding: page.bytes, as: UTF8.self) }

  private static let whole = outcome(text).model

  /// A second block is reported, and the WSDL is read.
  @Test(arguments: [
    ("```xml\n<a/>\n```", 1), ("```\n```", 1), ("~~~\ntext\n~~~\n\n```json\n{}\n```", 2),
    ("```xml\n<?xml version='1.0'?>\n<!-- a --><x:definitions/>\n```", 1),
  ])
  func otherCodeBlocksOfThePage(block: String, count: Int) throws {
    let after = Self.outcome(Self.text + "\n" + block + "\n")
    #expect(after.ids == Array(repeating: "unrecognized-section", count: count))
    #expect(after.model == Self.whole)
    if block.contains("definitions") { return }
    let before = Self.outcome(Self.text.replacing("\n```xml", with: "\n\(block)\n\n```xml"))
    #expect(before.ids == Array(repeating: "unrecognized-section", count: count))
    #expect(before.model == Self.whole)
  }

  @Test func aCodeBlockAfterTheWSDLThatIsNotClosed() {
    let outcome = Self.outcome(Self.text + "\n```xml\n<a/>\n")
    #expect(outcome.ids == ["unclosed-fence"])
    #expect(outcome.model == Self.whole)
  }

  /// - Parameter end: the text after which the content of the page begins.
  @Test(arguments: [
    "---\ntitle: Services9.LibraryAgent wsdl\n---\n", "---\ntitle: The library\n---\n",
    "---\nuid: wsdl\n---\n", "# The library\n", "",
  ])
  func aPageWithAnotherTitleOrWithoutOne(start: String) throws {
    let fence = try #require(Self.text.firstRange(of: "```xml"))
    let outcome = Self.outcome(start + "\n" + Self.text[fence.lowerBound...])
    #expect(outcome.ids == [])
    #expect(outcome.model == Self.whole)
  }

  @Test func aPageWithoutATitleThatIsCutOff() throws {
    let fence = try #require(Self.text.firstRange(of: "```xml"))
    #expect(
      Self.outcome(String(Self.text[fence.lowerBound...].dropLast(200))).ids == ["unclosed-fence"])
  }

  /// Prose explains a WSDL with a part of one.
  @Test func proseThatShowsAWSDL() {
    let prose = String(repeating: "A service is described by its WSDL. ", count: 20)
    let outcome = Self.outcome(
      "# WSDL\n\n\(prose)\n\n```xml\n<wsdl:definitions xmlns:wsdl='http://schemas.xmlsoap.org/wsdl/'>\n  ...\n```\n"
    )
    #expect(outcome.diagnostics.map(\.rule.id) == ["no-operation"])
  }
}
