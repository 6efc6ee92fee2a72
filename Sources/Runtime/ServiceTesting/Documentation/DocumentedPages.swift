import Diagnostics
import DocsReader
public import Foundation

/// The folder of documentation pages with the samples for tests of generated code.
///
/// The samples are read when the tests run, so a changed sample does not change a generated file.
public struct DocumentedPages: Sendable {
  private let folder: URL

  /// Finds the pages from a source file.
  ///
  /// - Parameters:
  ///   - file: The calling file, as `#filePath`.
  ///   - path: The path from the folder of the file to the folder of the pages.
  public init(besides file: String, at path: String) {
    // The path starts at the real location of the file, even if the build uses links.
    folder =
      URL(filePath: file).deletingLastPathComponent().resolvingSymlinksInPath()
      .appending(path: path).standardized
  }

  /// Reads the samples of an operation page.
  ///
  /// - Parameter path: The path of the page inside the folder.
  /// - Throws: ``DocumentedPageError`` if there is no such page, or if it is not the page of an
  ///   operation.
  public func page(_ path: String) throws -> DocumentedPage {
    guard let file = file(path) else {
      throw DocumentedPageError("cannot be read; the pages are expected in \(folder.path)", path)
    }
    guard let samples = PageSamples.read(file, included: { [self] in self.file($0) }) else {
      throw DocumentedPageError("is not an operation page, or cannot be understood", path)
    }
    return DocumentedPage(samples: samples)
  }

  private func file(_ path: String) -> SourceFile? {
    (try? Data(contentsOf: folder.appending(path: path))).map {
      SourceFile(path: path, bytes: Array($0))
    }
  }
}

/// The messages on an operation page.
public struct DocumentedPage: Sendable {
  let samples: PageSamples

  /// The XML of the sampled SOAP request; nil if the page has none.
  public var soapRequest: String? { samples.soapRequest }

  /// The XML of the sampled SOAP response; nil if the page has none.
  public var soapResponse: String? { samples.soapResponse }

  /// The sampled REST request; nil if the page has none, as pages of operations without a result
  /// may.
  public var restRequest: DocumentedRequest? {
    samples.restRequest.map { request in
      DocumentedRequest(method: request.method, target: request.target, body: request.body)
    }
  }

  /// The sampled REST response; nil if the page has none, as pages of operations without a result
  /// may.
  public var restResponse: DocumentedResponse? {
    samples.restResponse.map { response in
      DocumentedResponse(status: response.status, body: response.body)
    }
  }
}

/// A sampled REST request.
public struct DocumentedRequest: Equatable, Sendable {
  /// The HTTP method (`POST`).
  public var method: String
  /// Path and query.
  public var target: String
  /// Empty without a body.
  public var body: String
}

/// A sampled REST response.
public struct DocumentedResponse: Equatable, Sendable {
  /// Nil if the first line of the sample has none.
  public var status: Int?
  /// Empty without a body.
  public var body: String
}

/// A page has no samples for a test.
public struct DocumentedPageError: Error, Equatable, CustomStringConvertible {
  /// The page and its problem.
  public let description: String

  init(_ problem: String, _ path: String) { description = "\(path) \(problem)" }
}

extension DocumentedPageError: LocalizedError {
  /// The problem of the page.
  public var errorDescription: String? { description }
}
