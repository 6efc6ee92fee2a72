import Foundation
import ServiceModel
import Testing

@testable import Generator
@testable import docs2swift

@Suite("inspect")
struct ModelReportTests {
  private static let model = ServiceModel(versions: [
    ServicesVersion(
      name: "Services88", namespace: "urn:library",
      services: [
        Service(
          name: "Library", kind: .agent,
          soap: SOAPEndpoint(path: "Remote/Services88/Library.svc", envelopeVersion: "1.1"),
          operations: [
            ServiceOperation(
              name: "GetBook", documentation: Documentation(summary: "Gets a book."),
              parameters: [
                Parameter(name: "Isbn", type: .string),
                Parameter(name: "Copies", type: .array(.scalar(.int))),
              ],
              results: [Parameter(name: "Response", type: .named("Book"))],
              soap: SOAPBinding(
                page: "GetBook.md", action: "urn:library/Library/GetBook", inputElement: "GetBook",
                outputElement: "GetBookResponse", requestHeaders: [], responseHeaders: []),
              rest: RESTBinding(
                page: "v1LibraryAgent_GetBook.md", method: "POST",
                path: "/api/v1/Agents/Library/GetBook", body: .wrapper)),
            ServiceOperation(
              name: "Inventory",
              results: [
                Parameter(name: "Count", type: .scalar(.int)),
                Parameter(name: "Titles", type: .array(.string)),
              ]),
            ServiceOperation(name: "Ping"),
          ])
      ],
      types: [
        TypeDefinition(
          name: "Book",
          shape: .complex(
            ComplexType(
              base: "Carrier",
              fields: [
                Field(name: "Title", type: .string),
                Field(name: "AuthorNames", type: .array(.string)),
              ]))),
        TypeDefinition(
          name: "Genre",
          shape: .enumeration(
            EnumerationType(members: [.init(name: "Novel", value: 1), .init(name: "Poetry")]))),
        TypeDefinition(
          name: "Shelves",
          shape: .dictionary(
            DictionaryType(itemElement: "Pair", key: .string, value: .scalar(.int)))),
        TypeDefinition(name: "Stamp", shape: .opaque),
      ])
  ])

  @Test func theReportWordForWord() {
    #expect(
      ModelReport(model: Self.model).text == """
        Services88  urn:library

        agent Library  Remote/Services88/Library.svc, SOAP 1.1
          GetBook(Isbn: xs:string, Copies: [xs:int]) → Book
            Gets a book.
            SOAP  urn:library/Library/GetBook
            REST  POST /api/v1/Agents/Library/GetBook
          Inventory() → (Count: xs:int, Titles: [xs:string])
          Ping()

        types
          Book : Carrier
            Title        xs:string
            AuthorNames  [xs:string]
          Genre  enumeration, members as far as samples show them
            Novel   1
            Poetry
          Shelves  [xs:string: xs:int]
          Stamp  known by name only

        """)
  }

  @Test func asJSONItIsTheModel() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "specs/GetBook.md")
    try folder.write("{}", to: "specs/docs2swift.json")
    let pipeline = Pipeline(read: { _, _, _, _ in Self.model })
    let run = ToolRun(["inspect", "--json"], in: folder.path, pipeline: pipeline)
    #expect(run.exitCode == .success)
    #expect(try JSONDecoder().decode(ServiceModel.self, from: Data(run.output.utf8)) == Self.model)
  }

  @Test(arguments: [["inspect"], ["diff", "specs/GetBook.md"]])
  func aPageIsNotAModelFile(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("---\ntitle: Get\n---", to: "specs/GetBook.md")
    let run = ToolRun(arguments + ["specs/GetBook.md"], in: folder.path)
    #expect(run.exitCode == .failed)
    #expect(run.output.isEmpty)
    #expect(
      run.errorOutput.hasPrefix("error: 'specs/GetBook.md' is not a model file (*.json)"))
  }
}
