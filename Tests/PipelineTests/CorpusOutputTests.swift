import Diagnostics
@testable import Generator
import TestSupport
import Testing

@Suite(
  "Output for a part of the whole documentation",
  .enabled(if: SharedFolder.hasCorpus, "the folder shared/corpus is absent"))
struct CorpusOutputTests {
  @Test(arguments: ["2022", "2023"])
  func everyPageOfARevisionBecomesSwiftInFilesOfModerateLength(revision: String) throws {
    var diagnostics = DiagnosticBag()
    let pages = try PageFolder.read(SharedFolder.corpus.appending(path: revision))
    let output = try Pipeline().run(PipelineInput(pages: pages), diagnostics: &diagnostics)
    let files = try #require(output).files
    #expect(diagnostics.canonical.filter { $0.severity == .error } == [])
    #expect(files.count > 100)
    for file in files where file.path.hasSuffix(".swift") {
      let lines = file.contents.utf8.count { $0 == UInt8(ascii: "\n") }
      #expect(lines <= 1_500, "\(file.path)")
    }
    #expect(Set(files.map { $0.path.lowercased() }).count == files.count)
  }
}
