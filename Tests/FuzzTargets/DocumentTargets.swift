import Diagnostics
import DocsReader
import PositionedJSON

/// Pages and schemas.
enum DocumentTargets {
  static func page(_ bytes: [UInt8]) {
    read(bytes, as: "soap/Services9/Library/Page.md")
  }

  static func frontMatter(_ bytes: [UInt8]) {
    read(Array("---\n".utf8) + bytes + Array("\n---\n\n# Page\n".utf8), as: "Page.md")
  }

  static func wsdl(_ bytes: [UInt8]) { read(bytes, as: "Library.wsdl") }

  static func swagger(_ bytes: [UInt8]) { read(bytes, as: "Swagger-v1-LibraryAgent.json") }

  /// A sample of a REST page.
  static func jsonSample(_ bytes: [UInt8]) {
    let head = """
      ---
      title: POST Agents/Library/SaveBook
      uid: v1LibraryAgent_SaveBook
      ---

      # POST Agents/Library/SaveBook

      ```http
      POST /api/v1/Agents/Library/SaveBook
      ```

      ## Response: object

      OK

      | Property Name | Type |  Description |
      |----------------|------|--------------|
      | Book | Book |  |

      ## Sample response

      ```http_
      HTTP/1.1 200 OK
      Content-Type: application/json; charset=utf-8


      """
    read(Array(head.utf8) + bytes + Array("\n```\n".utf8), as: "restful/agent/SaveBook.md")
  }

  static func positionedJSON(_ bytes: [UInt8]) { _ = try? JSONSyntaxParser.parse(bytes) }

  private static func read(_ bytes: [UInt8], as path: String) {
    var diagnostics = DiagnosticBag()
    _ = DocumentationReader().read(
      [SourceFile(path: path, bytes: bytes)], diagnostics: &diagnostics)
  }
}
