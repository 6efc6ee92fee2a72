import DocsReader

/// The messages that an operation page shows.
public struct DocumentedPage: Sendable {
  let samples: PageSamples

  /// The XML of the sampled SOAP request; nil when the page has none.
  public var soapRequest: String? { samples.soapRequest }

  /// The XML of the sampled SOAP response; nil when the page has none.
  public var soapResponse: String? { samples.soapResponse }

  /// The sampled REST request; nil when the page has none, as pages of operations without a result
  /// may.
  public var restRequest: DocumentedRequest? {
    samples.restRequest.map { request in
      DocumentedRequest(method: request.method, target: request.target, body: request.body)
    }
  }

  /// The sampled REST response; nil when the page has none, as pages of operations without a result
  /// may.
  public var restResponse: DocumentedResponse? {
    samples.restResponse.map { response in
      DocumentedResponse(status: response.status, body: response.body)
    }
  }
}

/// A sampled REST request.
public struct DocumentedRequest: Equatable, Sendable {
  /// The verb (`POST`).
  public var method: String
  /// Path and query.
  public var target: String
  /// Empty without a body.
  public var body: String
}

/// A sampled REST response.
public struct DocumentedResponse: Equatable, Sendable {
  /// Nil when the sample's first line tells none.
  public var status: Int?
  /// Empty without a body.
  public var body: String
}
