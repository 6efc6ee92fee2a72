public import Foundation
internal import Synchronization

/// The description that a server publishes: the WSDL of each service at `<service>?wsdl`, and an
/// OpenAPI document of its REST operations at `/openapi.json`.
public struct SelfDescription: Sendable {
  /// The public URL of the server; nil to use the URL of each request.
  ///
  /// Set it if the server runs behind a proxy that terminates TLS.
  public var baseURL: URL?
  /// The title of the OpenAPI document; nil for the names of the services.
  public var title: String?
  /// The version of the OpenAPI document, which OpenAPI requires.
  public var version: String

  /// Creates the options.
  public init(baseURL: URL? = nil, title: String? = nil, version: String = "1.0") {
    self.baseURL = baseURL
    self.title = title
    self.version = version
  }

  /// `baseURL` for a document, without a slash at its end.
  func base(_ requested: String) -> String {
    guard var text = baseURL?.absoluteString else { return requested }
    while text.hasSuffix("/") { text.removeLast() }
    return text
  }
}

extension SelfDescription {
  /// The documents that describe operations, created on first use.
  func documents(
    of operations: [any ServedOperation], _ services: [[SOAPRouter.Service]],
    _ access: DescribedAccess
  ) -> [ServiceDocument] {
    var documents = services.flatMap { sharing in
      sharing.flatMap { DescribedServices($0, order: operations).groups }.enumerated()
        .flatMap { wsdl($1, number: $0 + 1) }
    }
    if operations.contains(where: { $0.descriptor.rest != nil }) {
      documents.append(openAPI(operations, access))
    }
    return documents
  }

  /// A WSDL has one namespace: of services at one path in several namespaces, those of the second
  /// have `?wsdl=2`.
  private func wsdl(_ services: [DescribedServices.Service], number: Int) -> [ServiceDocument] {
    guard let path = services.first?.descriptor.soapPath else { return [] }
    let document = Deferred {
      LocatedText(WSDLDescription(SOAPServiceSchema(services)).text(location:))
    }
    let queries = number == 1 ? ["wsdl", "singleWsdl"] : ["wsdl=\(number)"]
    return queries.map { query in
      ServiceDocument(path: path, query: query, mediaType: "text/xml; charset=utf-8") { requested in
        document.value.text(at: WSDLElement.escaped(base(requested) + "/" + path))
      }
    }
  }

  private func openAPI(
    _ operations: [any ServedOperation], _ access: DescribedAccess
  ) -> ServiceDocument {
    let document = Deferred {
      LocatedText(
        OpenAPIDescription(RESTServiceSchema(operations), options: self, access: access).text(
          baseURL:)
      )
    }
    return ServiceDocument(
      path: "openapi.json", mediaType: "application/json; charset=utf-8"
    ) { requested in
      document.value.text(at: OrderedJSON.escaped(base(requested)))
    }
  }
}

/// A finished description in which only the URL of the server is missing, because it differs
/// between requests.
struct LocatedText: Sendable {
  /// The parts between the places of the URL.
  private let parts: [String]

  /// Keeps the text that is written with a placeholder URL.
  init(_ write: (_ url: String) -> String) {
    // A pattern of a schema may have one of these private-use characters, but not this text.
    let marker = "\u{E000}the URL of the server\u{E001}"
    parts = write(marker).split(separator: marker, omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// The text with a URL. The URL must already be escaped for the format of the text.
  func text(at url: String) -> String { parts.joined(separator: url) }
}

/// A value that is created on first use and then kept.
final class Deferred<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  var value: Value {
    kept.withLock { kept in
      if let kept { return kept }
      let made = make()
      kept = made
      return made
    }
  }
}
