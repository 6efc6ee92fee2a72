import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// If pages link to a missing WSDL, there is one note for each service.
@Suite struct MissingWSDLTests {
  private static func page(_ operation: String, _ results: String = "") -> SOAPPage {
    var page = SOAPPage(operation: operation, results: results)
    page.linksToWSDL = true
    return page
  }

  private func notes(_ files: [SourceFile]) -> [Diagnostic] {
    Outcome(files).diagnostics.filter { $0.rule.id == "missing-wsdl" }
  }

  private static let genres = """
    <L:Response xsi:type="L:Book"><L:Genre xsi:type="L:Genre">Novel</L:Genre>
    <L:Binding xsi:type="L:Binding">Paper</L:Binding></L:Response>
    """

  @Test func oneNoteForEachServiceAtTheLinkOfItsFirstPageWithTheFileToAdd() throws {
    let pages = [Self.page("Get", Self.genres), Self.page("Find", Self.genres), Self.page("Lend")]
    let found = notes(pages.map(\.file))
    let note = try #require(found.first)
    #expect(found.count == 1)
    #expect(note.severity == .note)
    #expect(note.location?.path == Self.page("Find").path)
    #expect(note.message.contains("'Library'") && note.message.contains("2 enumerations have"))
    #expect(note.hint?.contains("'soap/Services9/Services9-Library.md'") == true)
  }

  @Test func onlyWhatTheServiceReachesIsCounted() {
    #expect(notes([Self.page("Lend").file]).first?.message.contains("flags") == true)
    let one = Self.page("Get", "<L:Response xsi:type=\"L:Genre\">Novel</L:Response>")
    #expect(notes([one.file]).first?.message.contains("one enumeration") == true)
  }

  @Test func noneWhereTheWSDLIsThereWhateverTheFileIsCalledAndNoneWithoutALink() {
    let wsdl = SourceFile(path: "a/b.wsdl", text: LibraryWSDL().xml)
    #expect(notes([Self.page("Find").file, wsdl]) == [])
    #expect(notes([SOAPPage(operation: "Find").file]) == [])
  }

  @Test func indexesAndWSDLDocumentsAreInTheModelWhereTheServiceIsReached() {
    let wsdl = SourceFile(path: "a/b.wsdl", text: LibraryWSDL().xml)
    let index = SourceFile(
      path: "soap/Services9/Library/index.md",
      text: "---\ntitle: Services9.LibraryAgent SOAP\n---\n\n# Library\n\n* [Find](Find.md)\n")
    let prose = SourceFile(path: "soap/index.md", text: "# Prose\n")
    let outcome = Outcome([wsdl, index, prose, Self.page("Find").file])
    #expect(
      outcome.model.versions.first?.services.first?.soap?.pages == ["a/b.wsdl", index.path])
    let named = outcome.diagnostics.filter { $0.rule.id == "no-operation" }
    #expect(named.map { $0.location?.path } == [prose.path])
    // If the service has no operation, there is no such position.
    #expect(Outcome([index]).diagnostics.map { $0.location?.path } == [index.path])
  }
}
