import Diagnostics
import DocsReader
import Foundation
import ServiceModel
import TestSupport
import Testing

/// WSDLs that are not part of the repository.
@Suite(.enabled(if: SharedFolder.hasWSDL, "the folder of WSDLs is not there"))
struct GivenWSDLTests {
  @Test func theNamespaceOfMessages() throws {
    let folder = SharedFolder.wsdlInputs.appending(path: "02-types-namespace")
    let outcome = try Outcome(PageFolder.read(folder, endings: PageFolder.wsdl))
    #expect(outcome.model.versions.map(\.namespace) == ["urn:shop:types"])
  }

  /// A construct does not stop the run: every problem is a warning about the affected part. A file
  /// that cannot be parsed is an error.
  @Test(arguments: [SharedFolder.wsdlInputs, SharedFolder.wsdlSets])
  func nothingStops(folder: URL) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let outcome = try Outcome(
        PageFolder.read(folder.appending(path: name), endings: PageFolder.wsdl))
      let errors = outcome.diagnostics.filter { $0.severity == .error }
      #expect(
        errors.allSatisfy { ["wsdl-malformed", "not-utf8"].contains($0.rule.id) },
        "\(name): \(errors.map(\.message))")
    }
  }
}
