@testable import Generator
import Testing

/// Changes of the documentation between revisions that have no meaning.
@Suite("Noise in the pages changes no byte of the output")
struct NoiseTests {
  private let seeds: Seeds
  private let original: PipelineOutput

  init() throws {
    seeds = try Seeds.committed()
    original = try seeds.generated()
    try #require(seeds.pages.count == 5)
  }

  @Test func theOrderInWhichFilesAreFound() throws {
    #expect(try seeds.generated { $0.reversed() } == original)
    for _ in 0..<10 {
      #expect(try seeds.generated { $0.shuffled() } == original)
    }
  }

  @Test func blankLinesBetweenBlocksAndInSamples() throws {
    let spread = try seeds.changed { _, text in text.replacing("\n\n", with: "\n\n\n\n") }
      .generated()
    #expect(spread == original)
    let inSamples = seeds.changed { _, text in
      text.replacing("?>\n", with: "?>\n\n").replacing(">\n <SOAP", with: ">\n\n\n <SOAP")
        .replacing("{\n", with: "{\n\n")
    }
    #expect(try inSamples.generated() == original)
  }

  @Test func lineEndsTrailingSpacesAndAMissingFinalNewline() throws {
    #expect(
      try seeds.changed { _, text in text.replacing("\n", with: "\r\n") }.generated() == original)
    let trimmed = try seeds.changed { _, text in
      (try? text.replacing("[ ]+$") { _ in "" }) ?? ""
    }.generated()
    #expect(trimmed == original)
    let unfinished = seeds.changed { _, text in
      text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
    #expect(try unfinished.generated() == original)
  }

  @Test func fakerWordsNumbersDatesAndCredentialsInSamples() throws {
    for round in 0..<5 {
      let changed = seeds.changed { _, text in
        (try? otherValues(text, round: round)) ?? ""
      }
      #expect(changed.pages != seeds.pages)
      #expect(try changed.generated() == original)
    }
  }

  /// Other values of the same kind wherever a sample shows one.
  private func otherValues(_ text: String, round: Int) throws -> String {
    let words = [
      "ut", "voluptas", "quia \\\"sic\\\"", "æøå 日本", "2031-12-24T23:59:59.1234567+05:30",
    ]
    let word = words[round % words.count]
    return
      try text
      .replacing(#"^( +"[A-Za-z]+": )"[^"]*"(,?)$"#) { "\($0[1])\"\(word)\"\($0[2])" }
      .replacing(#"^( +"[A-Za-z]+": )\d+(,?)$"#) { "\($0[1])\(round * 97)\($0[2])" }
      .replacing(#"^"[a-z]+"$"#) { _ in "\"\(word)\"" }
      .replacing(#"(xsi:type="xsd:string">)(<)"#) { "\($0[1])lorem \(round)\($0[2])" }
      .replacing("(<User:ApplicationToken>)[^<]*(<)") { "\($0[1])token-\(round)\($0[2])" }
      .replacing("(<User:Ticket>)[^<]*(<)") { "\($0[1])7T:\(round)\($0[2])" }
      .replacing("(Authorization: Basic ).*$") { "\($0[1])QWxhZGRpbjpvcGVu\(round)" }
      .replacing("(Accept-Language: ).*$") { "\($0[1])\(["*", "da", "en"][round % 3])" }
  }
}
