import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// The type of a body without a table, according to the media types on the page.
@Suite struct UploadTests {
  private static func outcome(_ mediaTypes: String, rows: [RESTPage.Row] = []) -> Outcome {
    var page = RESTEntityTests.page("Put", method: "PUT", route: "Shelf/{id}")
    page.pathParts = [
      RESTPage.Row("id", older: "int32", newer: "int32", text: "The shelf. **Required**")
    ]
    page.bodyName = "content"
    page.body = rows
    page.requestSample = "\"lorem\""
    let file = page.file
    let text = String(decoding: file.bytes, as: UTF8.self)
      .replacing("`application/json`, `text/json` |", with: "\(mediaTypes) |", maxReplacements: 1)
    return Outcome([SourceFile(path: file.path, text: text)])
  }

  @Test(arguments: [
    "`application/octet-stream`", "`application/octet-stream`, `application/json`",
    "`application/json`, `text/json`, `multipart/form-data`", "`image/png`, `image/jpeg`",
    "`image/png`, `multipart/form-data`",
  ])
  func aTypeOfFilesAmongTheMediaTypesMakesAFileOfTheBody(mediaTypes: String) throws {
    let outcome = Self.outcome(mediaTypes)
    let operation = try #require(outcome.operation("Put"), "\(outcome.diagnostics)")
    #expect(operation.rest?.body == .binary)
    #expect(operation.parameters.last?.type == .scalar(.base64Binary))
    #expect(
      operation.rest?.requestMediaTypes.first
        == mediaTypes.split(separator: "`").first.map(String.init))
  }

  @Test func jsonIsAValueAndSoIsABodyWhosePropertiesHaveATable() throws {
    let json = try #require(Self.outcome("`application/json`, `text/json`").operation("Put"))
    #expect(json.rest?.body == .value)
    let rows = [RESTPage.Row("Title", older: "string", newer: "string")]
    let object = Self.outcome("`application/json`, `multipart/form-data`", rows: rows)
    #expect(object.operation("Put")?.rest?.body == .value)
  }
}
