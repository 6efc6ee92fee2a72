/// A group of operations with one endpoint.
package struct Service: Decodable, Equatable, Sendable {
  package enum Kind: String, ModelWord, Comparable {
    /// An agent of the documentation: over SOAP and REST.
    case agent
    /// An entity of the documentation: over REST alone.
    case entity
    /// A service of a WSDL that needs no profile.
    case service

    package static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  /// The name in the documentation, without a suffix.
  package var name: String
  package var kind: Kind
  package var documentation: Documentation?
  /// The SOAP endpoint; nil if it has no SOAP binding.
  package var soap: SOAPEndpoint?
  /// Sorted by name.
  package var operations: [ServiceOperation]

  package init(
    name: String,
    kind: Kind,
    documentation: Documentation? = nil,
    soap: SOAPEndpoint? = nil,
    operations: [ServiceOperation] = []
  ) {
    self.name = name
    self.kind = kind
    self.documentation = documentation
    self.soap = soap
    self.operations = operations
  }
}

/// The address and version of an agent over SOAP.
package struct SOAPEndpoint: Decodable, Equatable, Sendable {
  /// Relative to the installation's base URL (`Remote/<Version>/<Agent>.svc`).
  package var path: String
  /// `1.1` or `1.2`: the version of the envelope.
  package var envelopeVersion: String
  /// The pages about the whole service, sorted: its index, its WSDL, the schemas of the WSDL; nil
  /// if there are none.
  package var pages: [String]?
  /// The URLs in a WSDL that needs no profile, the default first; nil if there are none.
  package var addresses: [String]?

  package init(
    path: String, envelopeVersion: String, pages: [String]? = nil, addresses: [String]? = nil
  ) {
    self.path = path
    self.envelopeVersion = envelopeVersion
    self.pages = pages
    self.addresses = addresses
  }
}
