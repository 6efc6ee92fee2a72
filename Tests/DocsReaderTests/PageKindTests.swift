import Diagnostics
import ServiceModel
import Testing

@testable import DocsReader

/// Titles decide the kind of a page.
@Suite struct PageKindTests {
  @Test(arguments: [
    (
      "Services88.LibraryAgent.Lend SOAP",
      PageKind.soapOperation(
        SOAPOperationID(version: "Services88", agent: "Library", operation: "Lend"))
    ),
    (
      "Services9.AgentAgent.Agent SOAP",
      PageKind.soapOperation(
        SOAPOperationID(version: "Services9", agent: "Agent", operation: "Agent"))
    ),
    (
      "Services88.LibraryAgent SOAP",
      PageKind.soapAgentIndex(version: "Services88", agent: "Library")
    ),
    ("Services88.LibraryAgent WSDL", PageKind.wsdl(version: "Services88", agent: "Library")),
    ("POST Agents/Library/Lend", PageKind.restOperation),
    ("GET Book/{id}", PageKind.restOperation),
    ("DEL Book/{id}", PageKind.restOperation),
    ("DELETE Book/{id}", PageKind.restOperation),
    ("PATCH Book/{id}", PageKind.restOperation),
    ("LibraryAgent.Lend event method", PageKind.event),
    ("Library_Agent", PageKind.other),
    ("Book", PageKind.other),
    ("Services.LibraryAgent.Lend SOAP", PageKind.other),
    ("Services88.Library.Lend SOAP", PageKind.other),
    ("Services88.Agent.Lend SOAP", PageKind.other),
    ("Services88.LibraryAgent.Lend", PageKind.other),
    ("Services88.LibraryAgent.Le nd SOAP", PageKind.other),
    ("Services88.LibraryAgent.Lend.Now SOAP", PageKind.other),
    ("GETTING started", PageKind.other),
  ])
  func title(text: String, kind: PageKind) {
    #expect(PageKind(title: text) == kind)
  }

  @Test func pagesOfProseAreNoted() {
    let lend = SOAPPage(operation: "Lend")
    let files = [
      lend.file,
      SourceFile(path: "soap/toc.yml", text: "- name: x\n"),
      SourceFile(path: "soap/index.md", text: "# SOAP web services\n\nProse.\n"),
      SourceFile(
        path: "rest/index.md", text: "---\ntitle: Library_Agent\n---\n\n```http\n/x\n```\n"),
      SourceFile(
        path: "events/Lend.md", text: "---\ntitle: LibraryAgent.Lend event method\n---\n\n# X\n"),
    ]
    let outcome = Outcome(files)
    #expect(outcome.ids == [])
    #expect(
      outcome.diagnostics.map { $0.location?.path } == [
        "events/Lend.md", "rest/index.md", "soap/index.md", "soap/toc.yml",
      ])
    #expect(outcome.model == Outcome([lend.file]).model)
  }

  @Test func wsdlPagesThatHoldSomethingElse() {
    let page = SourceFile(
      path: "soap/Services9/Services9-Library.md",
      text: "---\ngenerated: 1\ntitle: Services9.LibraryAgent WSDL\n---\n\n```xml\n<a/>\n```\n")
    let outcome = Outcome([
      page, SourceFile(path: "Library.wsdl", text: "<a/>"), SOAPPage(operation: "Lend").file,
    ])
    #expect(outcome.ids == ["wsdl-structure", "wsdl-structure"])
  }

  @Test func aPageItsIndexDoesNotListIsLeftOut() {
    let index = SourceFile(
      path: "soap/Services9/Library/index.md",
      text: """
        ---
        title: Services9.LibraryAgent SOAP
        ---

        # Services9 Library SOAP

        Download [WSDL](../Services9-Library.md).

        * [Lend](Lend.md)
        """)
    let stale = SOAPPage(operation: "Burn")
    let outcome = Outcome([index, SOAPPage(operation: "Lend").file, stale.file])
    #expect(outcome.ids == ["page-not-in-index"])
    #expect(outcome.diagnostics.first?.location?.path == stale.path)
    #expect(outcome.operation("Burn") == nil)
    #expect(outcome.operation("Lend") != nil)
  }
}
