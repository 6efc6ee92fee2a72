import Foundation
import Testing

@testable import Generator
@testable import docs2swift

/// Each file of two sides is counted once, under its kind and its change.
struct PageCountTests {
  /// A change of one file of the new side.
  struct Case: Sendable, CustomTestStringConvertible {
    var kind: String
    var outcome: String
    var file: String
    /// Nil removes the file.
    var edit: (@Sendable (String) -> String)?

    var testDescription: String { "\(kind): \(outcome)" }

    init(
      _ kind: String, outcome: String, file: String, edit: (@Sendable (String) -> String)?
    ) {
      self.kind = kind
      self.outcome = outcome
      self.file = file
      self.edit = edit
    }

    init(_ kind: String, outcome: String, file: String, old: String, new: String) {
      self.init(kind, outcome: outcome, file: file) { $0.replacingOccurrences(of: old, with: new) }
    }
  }

  private static let soap = "soap/Services87/Library/SaveBook.md"
  private static let rest = "restful/agent/Library_Agent/v1LibraryAgent_GetBook.md"
  private static let wsdlPage = "soap/Services88/Services88-Depot.md"
  private static let wsdl = "wsdl/WSDL-Services87-Depot.xml"
  private static let swagger = "openapi/rest/Swagger-v1-Shop.json"
  private static let index = "soap/Services88/Library/index.md"

  private static let copies = #"<Library:Copies xsi:type="xsd:int">0</Library:Copies>"#

  static let cases: [Case] = [
    Case("soap", outcome: "noise", file: soap, old: "1234567-1234-9876", new: "7654321-4321-6789"),
    Case(
      "soap", outcome: "prose", file: soap, old: "Adds a book to the catalogue.",
      new: "Puts a book on a shelf."),
    Case(
      "soap", outcome: "interface", file: soap, old: "<Library:SaveBook>",
      new: "<Library:SaveBook>" + copies),
    Case("soap", outcome: "removed", file: soap, edit: nil),
    Case("rest", outcome: "noise", file: rest, old: "## Query String", new: "\n\n## Query String"),
    Case(
      "rest", outcome: "prose", file: rest, old: "The title on the cover",
      new: "The title on the spine"),
    Case(
      "rest", outcome: "interface", file: rest, old: "| Isbn | string |", new: "| Number | string |"
    ),
    Case("rest", outcome: "removed", file: rest, edit: nil),
    Case(
      "wsdl", outcome: "noise", file: wsdlPage, old: "      <xs:simpleType",
      new: "\n      <xs:simpleType"),
    Case(
      "wsdl", outcome: "interface", file: wsdlPage, old: #"value="Tool""#, new: #"value="Tongs""#),
    Case(
      "wsdl", outcome: "noise", file: wsdl, old: "      <xs:simpleType",
      new: "\n      <xs:simpleType"),
    Case("wsdl", outcome: "interface", file: wsdl, old: #"value="Tool""#, new: #"value="Tongs""#),
    Case("wsdl", outcome: "removed", file: wsdl, edit: nil),
    Case("swagger", outcome: "noise", file: swagger, old: #""paths": {"#, new: "\n\"paths\":{"),
    Case("swagger", outcome: "prose", file: swagger, old: "One shop.", new: "A shop."),
    Case("swagger", outcome: "interface", file: swagger, old: #""Town""#, new: #""City""#),
    Case("swagger", outcome: "removed", file: swagger, edit: nil),
    Case("other", outcome: "noise", file: index, old: "* [GetBook]", new: "\n* [GetBook]"),
    Case("other", outcome: "removed", file: index, edit: nil),
  ]

  @Test(arguments: cases) func oneChangedFileIsCountedOnce(change: Case) throws {
    let folder = try TemporaryFolder()
    for side in ["old", "new"] { try Self.write(to: folder, side) }
    let path = "new/\(change.file)"
    if let edit = change.edit {
      let text = try folder.text(path)
      try #require(edit(text) != text)
      try folder.write(edit(text), to: path)
    } else {
      try folder.remove(path)
    }
    try check(
      change.kind, outcome: change.outcome, counts: try counts(folder, old: "old", new: "new"))
    if change.outcome == "removed" {
      try check(change.kind, outcome: "added", counts: try counts(folder, old: "new", new: "old"))
    }
  }

  /// An index only lists operations.
  @Test func anIndexIsNotAboutAChangedOperation() throws {
    let folder = try TemporaryFolder()
    for side in ["old", "new"] { try Self.write(to: folder, side) }
    let page = try folder.text("new/\(Self.soap)")
    try folder.write(
      page.replacing("<Library:SaveBook>", with: "<Library:SaveBook>" + Self.copies),
      to: "new/\(Self.soap)")
    for version in ["Services87", "Services88"] {
      let index = Self.index.replacing("Services88", with: version)
      let text = Self.indexText.replacing("Services88", with: version)
      try folder.write(text, to: "old/\(index)")
      try folder.write(text + "\n", to: "new/\(index)")
    }
    let counts = try counts(folder, old: "old", new: "new")
    #expect(counts.byKind["soap"]?["interface"] == 1, "\(counts.byKind)")
    #expect(counts.byKind["other"]?["noise"] == 2, "\(counts.byKind)")
  }

  /// Everything else is identical, and the sums are those of the files.
  private func check(_ kind: String, outcome: String, counts: Counts) throws {
    #expect(counts.byKind[kind]?[outcome] == 1, "\(counts.byKind)")
    #expect(counts.total["identical"] == Self.fileCount - 1, "\(counts.byKind)")
    #expect(counts.total.values.reduce(0, +) == Self.fileCount)
    for (name, count) in counts.total {
      #expect(counts.byKind.values.reduce(0) { $0 + ($1[name] ?? 0) } == count, "\(name)")
    }
  }

  private struct Counts {
    var total: [String: Int] = [:]
    var byKind: [String: [String: Int]] = [:]
  }

  private func counts(_ folder: TemporaryFolder, old: String, new: String) throws -> Counts {
    let run = ToolRun(
      ["diff", old, new, "--report", "json", "--fail-on", "never"], in: folder.path)
    try #require(run.exitCode == .success, "\(run.errorOutput)")
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let summary = try #require(report["summary"] as? [String: Any])
    let pages = try #require(summary["pages"] as? [String: Any])
    return Counts(
      total: pages.compactMapValues { $0 as? Int },
      byKind: try #require(pages["byKind"] as? [String: [String: Int]]))
  }
}

// MARK: - A documentation of every kind

extension PageCountTests {
  private static let fileCount = 11

  /// Two versions on pages, each with a WSDL, one of them as the server publishes it; REST as pages
  /// and as Swagger; an index.
  private static func write(to folder: TemporaryFolder, _ side: String) throws {
    let library = GoldenCase.root.appendingPathComponent("library/specs")
    let depot = GoldenCase.root.appendingPathComponent("library-wsdl/specs")
    func text(_ folder: URL, _ path: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }
    for page in ["GetBook", "SaveBook"] {
      let path = "soap/Services88/Library/\(page).md"
      let page = try text(library, path)
      try folder.write(page, to: "\(side)/\(path)")
      try folder.write(
        page.replacing("88", with: "87"), to: "\(side)/\(path.replacing("88", with: "87"))")
    }
    for path in [wsdlPage, "soap/Services88/Depot/GetItem.md"] {
      try folder.write(try text(depot, path), to: "\(side)/\(path)")
    }
    let definition = try text(depot, wsdlPage).split(separator: "```")[1].dropFirst("xml\n".count)
      .replacing("Services88", with: "Services87")
    try folder.write(String(definition), to: "\(side)/\(wsdl)")
    try folder.write(try text(library, rest), to: "\(side)/\(rest)")
    try folder.write(swaggerText, to: "\(side)/\(swagger)")
    try folder.write(indexText, to: "\(side)/\(index)")
    try folder.write("# How to begin\n\nProse by hand.\n", to: "\(side)/soap/index.md")
  }

  private static let indexText = """
    ---
    title: Services88.LibraryAgent SOAP
    uid: Services88-Library-soap
    generated: 1
    ---

    # Services88 Library SOAP

    * [GetBook](GetBook.md)
    * [SaveBook](SaveBook.md)

    """

  private static let swaggerText = """
    {
     "swagger": "2.0",
     "info": { "version": "v1", "title": "Shop" },
     "paths": {
      "/api/v1/Shop/{id}": {
       "get": {
        "tags": ["Shop"], "summary": "Finds a shop.", "operationId": "v1Shop_GetShop",
        "produces": ["application/json"],
        "parameters": [
         { "name": "id", "in": "path", "required": true, "type": "integer", "format": "int32" }
        ],
        "responses": {
         "200": { "description": "OK", "schema": { "$ref": "#/definitions/Example.Shop" } }
        }
       }
      }
     },
     "definitions": {
      "Example.Shop": {
       "description": "One shop.", "type": "object",
       "properties": { "Name": { "type": "string" }, "Town": { "type": "string" } }
      }
     }
    }

    """
}
