@testable import Generator
import ServiceModel
import Testing

@Suite("Prose changes doc comments and nothing else")
struct ProseTests {
  private let seeds: Seeds
  private let original: PipelineOutput

  init() throws {
    seeds = try Seeds.committed()
    original = try seeds.generated()
  }

  @Test func soapPagesWithoutTheirProseAsTheNewestRevisionHasThem() throws {
    let bare = seeds.changed { path, text in
      path.hasPrefix("soap/") ? ((try? withoutProse(text)) ?? "") : text
    }
    try expectOnlyComments(bare)
  }

  @Test func noProseAnywhere() throws {
    let bare = seeds.changed { path, text in
      let text = (try? withoutProse(text)) ?? ""
      return path.hasPrefix("restful/") ? ((try? withoutDescriptions(text)) ?? "") : text
    }
    try expectOnlyComments(bare)
  }

  @Test func rewordedProse() throws {
    let other = seeds.changed { _, text in
      text.replacing(
        "tokens to the DB", with: "tokens\n\nin *two* paragraphs, with `code` & <b>bold</b>"
      )
      .replacing("Token information", with: "Something */ else // entirely")
    }
    try expectOnlyComments(other)
  }

  private func expectOnlyComments(_ changed: Seeds) throws {
    #expect(changed.pages != seeds.pages)
    let generated = try changed.generated()
    #expect(generated.code == original.code)
    #expect(generated.files != original.files)
  }

  private func withoutProse(_ text: String) throws -> String {
    try text
      .replacing("^(Saves|First asks|Retrieve) .*\n(<para />.*\n)?") { _ in "" }
      .replacing(#"^\* \*\*.*\n"#) { _ in "" }
      .replacing(#"^\*\*Returns:.*\n"#) { _ in "" }
  }

  private func withoutDescriptions(_ text: String) throws -> String {
    try text
      .replacing("^(Token information|Carrier object|Services for).*\n") { _ in "" }
      .replacing(#"^(\| (?:Provider|AccessToken|RefreshToken|TokenManagementInfo) \|[^|]*\|).*$"#) {
        "\($0[1])  |"
      }
  }
}
