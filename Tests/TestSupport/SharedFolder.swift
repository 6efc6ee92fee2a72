import Foundation

/// The folder next to the checkout with material that is not part of the repository.
///
/// Tests that need it are enabled only if it exists, and report that they were skipped.
package enum SharedFolder {
  /// `../shared`, or the value of the environment variable `DOCS2SWIFT_SHARED`.
  package static let url: URL = {
    if let path = ProcessInfo.processInfo.environment["DOCS2SWIFT_SHARED"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    return Checkout.url.deletingLastPathComponent().appending(path: "shared")
  }()

  /// The official Mustache tests.
  package static let mustacheSpec = url.appending(path: "mustache-spec")
  /// A part of the documentation, in two revisions.
  package static let corpus = url.appending(path: "corpus")

  /// Small inputs, each for one kind of fault.
  package static let cases = url.appending(path: "cases")

  package static var hasMustacheSpec: Bool { exists(mustacheSpec) }
  package static var hasCorpus: Bool { exists(corpus) }
  package static var hasCases: Bool { exists(cases) }

  /// WSDLs of other vendors, each in a separate folder.
  package static let wsdlInputs = url.appending(path: "wsdl/inputs")
  package static let wsdlSets = url.appending(path: "wsdl/sets")
  package static var hasWSDL: Bool { exists(wsdlInputs) && exists(wsdlSets) }

  /// Answers of other services.
  package static let soapAnswers = url.appending(path: "cases/soap-answers")
  package static var hasSOAPAnswers: Bool { exists(soapAnswers) }

  private static func exists(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.path)
  }
}
