import DocsReader

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
