import Foundation
@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting
import Testing

/// Checks of samples as pages show them: start lines, missing bodies, placeholders.
@Suite struct DocumentedSampleTests {
  private static let request = "POST /api/v1/Agents/Library/SaveBook"

  /// A page with two samples, read as a generated test reads it.
  private func page(_ request: String, _ response: String) throws -> DocumentedPage {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "documented-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = """
      ---
      title: POST Agents/Library/SaveBook
      uid: v1LibraryAgent_SaveBook
      ---

      # POST Agents/Library/SaveBook

      ## Sample Request

      ```http!
      \(request)
      ```

      ```http_
      \(response)
      ```

      """
    try Data(text.utf8).write(to: folder.appending(path: "page.md"))
    return try DocumentedPages(besides: folder.appending(path: "x.swift").path, at: ".")
      .page("page.md")
  }

  @Test(arguments: [
    ("\(request)\n\n{\"Book\":null}", []),
    (request, ["the sample request has no body"]),
    (
      "PUT /api/v1/Agents/Library/SaveBook\n\n{\"Book\":null}",
      ["the sample's method is PUT, not POST"]
    ),
    (
      "POST /api/v1/Agents/Library/Save\n\n{\"Book\":null}",
      [
        "the sample's path /api/v1/Agents/Library/Save is not of the form "
          + "/api/v1/Agents/Library/SaveBook"
      ]
    ),
  ])
  func requests(sample: String, findings: [String]) throws {
    let page = try page(sample, "HTTP/1.1 200 OK\n\n\"a\"")
    let found = try SampleCheck.restRequest(
      LibraryOperations.SaveBook.self, #require(page.restRequest))
    #expect(found == findings)
  }

  @Test(arguments: [
    ("HTTP/1.1 200 OK\n\n\"a\"", []),
    ("HTTP/1.1 200 OK", ["the sample response has no body"]),
    ("HTTP/1.1 404 Not Found\n\n\"a\"", ["the sample shows no success"]),
  ])
  func responses(sample: String, findings: [String]) throws {
    let page = try page(Self.request, sample)
    #expect(
      try SampleCheck.restResponse(LibraryOperations.SaveBook.self, #require(page.restResponse))
        == findings)
  }

  /// Without a result there is nothing to read, and pages may list only statuses of failure.
  @Test(arguments: [
    ("HTTP/1.1 204 No Content\n\nnull", 0), ("HTTP/1.1 404 Not Found\n\nnull", 0),
    ("HTTP/1.1 204 No Content", 0), ("HTTP/1.1 200 OK\n\n7", 1),
  ])
  func responsesWithoutAResult(sample: String, findings: Int) throws {
    let page = try page(Self.request, sample)
    let found = try SampleCheck.restResponse(
      LibraryOperations.DeleteBook.self, #require(page.restResponse))
    #expect(found.count == findings)
  }

  /// Samples use the same name for the key of any dictionary, whatever its keys are.
  @Test func keysThatStandForAnyKey() throws {
    let labels = #"{"fieldName":"a"}"#
    #expect(try SampleCheck.restResponse(LibraryOperations.GetLabels.self, labels) == [])
    let book = #"{"Book":{"History":{"fieldName":"a"},"Stock":{"fieldName":1}}}"#
    let findings = try SampleCheck.restRequest(LibraryOperations.SaveBook.self, book)
    #expect(!findings.contains { $0.contains("fieldName") || $0.contains("no field") })
  }
}
