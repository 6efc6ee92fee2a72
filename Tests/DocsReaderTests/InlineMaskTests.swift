import Diagnostics
@testable import DocsReader
import TestSupport
import Testing

/// Hiding text from cmark must not change the blocks that it finds.
@Suite struct InlineMaskTests {
  private func blocks(_ file: SourceFile, masksInlines: Bool) -> String {
    let blocks = MarkdownParser(file: file, masksInlines: masksInlines).blocks(
      fromOffset: 0, line: 1)
    return (blocks ?? []).map { "\($0.range) \($0.content)" }.joined(separator: "\n")
  }

  private func expectSameBlocks(_ file: SourceFile) {
    #expect(
      blocks(file, masksInlines: true) == blocks(file, masksInlines: false), "\(file.path)")
  }

  @Test func pagesHaveTheSameBlocks() throws {
    for file in try PageFolder.read(Checkout.specs) { expectSameBlocks(file) }
  }

  @Test(.enabled(if: SharedFolder.hasCorpus, "the folder shared/corpus is absent"))
  func allPagesOfTheCorpusHaveTheSameBlocks() throws {
    for file in try PageFolder.read(SharedFolder.corpus) where file.path.hasSuffix(".md") {
      expectSameBlocks(file)
    }
  }

  @Test(arguments: [
    "[a]: u\n", "a\n[a]: u\n", "> [a]: u\n", "- [a]: u\n", "[a\nb]: u 't'\n", "***\n", "* * *\n",
    "___\n",
    "_ _ _\n", "* a\n* b\n", "<![CDATA[\na\n\nb]]>\nc\n", "<a b_c='d'>\ne\n", "<a_b>\nc\n",
    "<a *>\nb\n",
    "|a_b|c*d|\n|-|-|\n|[e]|f|\n", "``` ![a\n*\n```\n", "a\n***\nb\n===\n", "1. [a]: u\n",
    "![a]: u\n",
    "<div_\n\n", "<b>*a*</b>\n", "[a]_ u\n", "<!-- [ * _ -->\n", "    [a]: u\n", "\\[a]: u\n",
  ])
  func marksThatMeanSomethingAtTheBeginningStillDo(text: String) {
    expectSameBlocks(SourceFile(path: text, text: text))
  }

  @Test func inventedTextHasTheSameBlocks() {
    let parts = [
      "[", "]", "(", ")", "*", "_", "**", "__", "!", "<", ">", "<a", "<b>", "</b>", "<!--", "-->",
      "<div>",
      "<![CDATA[", "]]>", "|", "|-|", "---", "===", "```", "~~~", "\n```\n", "\n~~~\n", "````",
      "# ", "- ", "* ", "+ ", "1. ",
      "> ", "    ",
      " ", "a", "b c", ": u", "\\", "&amp;", "`", "\n", "\n", "\n\n", "\t",
    ]
    var generator = SeededGenerator(5)
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...14, using: &generator)
      let text = (0..<count).compactMap { _ in parts.randomElement(using: &generator) }.joined()
      expectSameBlocks(SourceFile(path: text, text: text))
    }
  }
}
