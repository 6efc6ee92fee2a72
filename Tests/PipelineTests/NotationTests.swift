import Testing

/// The same API in both notations that the documentation has had.
@Suite("The notation of the pages changes nothing where both say the same")
struct NotationTests {
  @Test func the2023FormOfThePagesGivesTheBytesOfThe2022Form() throws {
    let seeds = try Seeds.committed()
    let newer = seeds.changed { path, text in
      path.hasPrefix("restful/") ? ((try? inNewerForm(text)) ?? "") : text
    }
    #expect(newer.pages != seeds.pages)
    #expect(try newer.generated() == (try seeds.generated()))
  }

  /// The changes of the documentation's own generator between the revisions, except for prose.
  private func inNewerForm(_ text: String) throws -> String {
    let carrier = text.contains("Response: object") ? "TokenManagementInfo" : "string"
    return
      try text
      .replacing("^id: ") { _ in "uid: " }
      .replacing("^## Request Body: request *$") { _ in "## Request Body: request " }
      .replacing("^## Response: object$") { _ in "## Response:" }
      .replacing("^## Response: ([a-z]+)$") { "## Response:\($0[1])" }
      .replacing("^Response body: .*$") { _ in "### Response body: \(carrier)" }
      .replacing("^## Sample Request$") { _ in "## Sample request" }
      .replacing("\n```http_") { _ in "\n## Sample response\n\n```http_" }
      .replacing(#"^\| Key \| string \|"#) { _ in "| Key | String |" }
      .replacing(#"^\| TableRight \|  \|"#) { _ in "| TableRight | TableRight |" }
      .replacing(#"^\| TokenManagementInfo \|  \|"#) { _ in
        "| TokenManagementInfo | TokenManagementInfo |"
      }
      .replacing(#""(TokenManagementInfo|TableRight|FieldRight)": \{[^{}]*\}"#) {
        "\"\($0[1])\": null"
      }
      .replacing("^Accept-Language: .*$") { _ in "Accept-Language: *" }
      .replacing(#"^(## Response:.*\n)"#) { "\($0[1])\nOK\n" }
  }
}
