import Foundation
import TestSupport
import Testing

@testable import SwiftEmitter

@Suite("Templates")
struct EmbeddedTemplatesTests {
  @Test func theBinaryCarriesTheTemplatesOfTheRepositoryByteByByte() throws {
    let folder = Checkout.url.appending(path: "Templates")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".mustache") }.sorted()
    #expect(
      EmbeddedTemplates.files.map(\.path) == paths,
      "each template needs its lines in Sources/Generator/CEmbeddedTemplates/EmbeddedTemplates.c")
    for file in EmbeddedTemplates.files {
      let text = try String(contentsOf: folder.appending(path: file.path), encoding: .utf8)
      #expect(file.text == text, "\(file.path)")
    }
  }

  @Test func everyFileThatIsWrittenHasItsTemplate() {
    let paths = Set(EmbeddedTemplates.files.map(\.path))
    for template in TemplateName.allCases {
      #expect(paths.contains(template.rawValue + ".mustache"))
    }
  }
}
