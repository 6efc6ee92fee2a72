import Foundation
import Testing

@testable import Generator
@testable import docs2swift

/// Names and prose are text in every report, whatever they look like.
struct ReportTextTests {
  /// Names in a model file are text in every report, whatever they look like.
  @Test(arguments: ["html", "markdown", "text", "github", "junit", "sarif", "json"])
  func namesAreNoMarkup(format: String) throws {
    let library = try ChangedLibrary()
    #expect(library.run("generate").exitCode == .success)
    let path = "generated/LibraryAgent.model.json"
    let text = try library.folder.text(path)
    let name = #"</script><b onload=x>&\u001b[31m@all::error::\n]]>"#
    try library.folder.write(
      text.replacingOccurrences(of: "\"SaveBook\"", with: "\"\(name)\""), to: path)
    let run = library.run("diff", path, "--report", format)
    #expect(run.exitCode == .negative, "\(run.errorOutput)")
    switch format {
    case "html": #expect(run.output.ranges(of: "</script>").count == 2)
    case "github":
      #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
    case "text", "junit": #expect(!run.output.contains("\u{1b}"))
    default: break
    }
    if ["html", "markdown", "junit"].contains(format) {
      #expect(!run.output.contains("<b onload"))
    }
  }

  /// Texts of a page are text in every report, whatever they look like.
  @Test(arguments: ["html", "markdown", "text"])
  func textFromPagesIsNoMarkup(format: String) throws {
    let library = try ChangedLibrary()
    try library.makeRepository()
    let page = "specs/soap/Services88/Library/SaveBook.md"
    let text = try library.folder.text(page)
    try library.folder.write(
      text.replacingOccurrences(
        of: "Adds a book to the catalogue.", with: "See &lt;script>alert('x')&lt;/script> @all"),
      to: page)
    let run = library.run("diff", "first", "--report", format, "--verbose")
    #expect(run.exitCode == .success)
    // Markdown counts changes of prose.
    #expect(run.output.contains(format == "markdown" ? "Library agent: 1" : "SaveBook"))
    #expect(!run.output.contains("<script>alert"))
    if format == "markdown" { #expect(!run.output.contains(" @all")) }
  }
}
