import ServiceModel

/// What is particular to this documentation and cannot be read on its pages.
///
/// A value in one place, overridable key by key in the configuration, so that readers know no
/// service by name. Patterns may hold `{version}`, `{agent}`, `{operation}` and `{namespace}`.
package struct DocumentationProfile: Codable, Equatable, Sendable {
  /// The target namespace of a Services version.
  package var namespace = "http://www.superoffice.net/ws/crm/NetServer/{version}"
  package var soapAction = "{namespace}/{agent}/{operation}"
  /// Relative to the installation's base URL.
  package var soapPath = "Remote/{version}/{agent}.svc"
  /// What the service's WSDL says; the samples show 1.2 and mean 1.1.
  package var soapEnvelopeVersion = "1.1"
  /// The header parts of a request whose sample shows credentials; without credentials only those
  /// that the sample shows.
  package var requestHeaderParts = ["ApplicationToken", "Credentials", "TimeZone"]
  /// The part of a sample that shows a request with credentials.
  package var credentialsHeaderPart = "Credentials"
  package var responseHeaderParts = ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]
  /// How the uid of an agent's REST operation is made up (`v1<Agent>Agent_<Operation>`).
  package var restAgentUID = "v1{agent}Agent_{operation}"
  /// How the path of an agent's REST operation begins, before the agent and the operation.
  package var restAgentPath = "/api/v1/Agents/"
  /// What stands before the name of an entity in the uid of its REST operations
  /// (`v1<Entity>Entity_<Operation>`).
  package var restEntityUIDPrefix = "v1"
  /// What may follow the name, and is not a part of it.
  package var restEntityUIDSuffix = "Entity"
  /// How the path of an entity's REST operation begins.
  package var restEntityPath = "/api/v1/"
  /// The parameters of a query that are the same for every operation and no values of one: they
  /// say how the response is to look, which the runtime does.
  package var restRuntimeParameters = ["$select", "$format"]
  /// The headers with which a caller of the REST API says who they are.
  package var restSecurityHeaders = ["Authorization", "X-XSRF-TOKEN"]
  /// The type that most others extend, with the closure of types it needs. Its fields are shown
  /// nowhere in SOAP samples; a REST response table that ends with them says that the type
  /// extends it.
  package var base = BaseType.carrier
  /// Type names that REST pages of some revisions print in place of types they do not know, where a
  /// few pages do not show that they do.
  package var misleadingTypeLabels = [
    "TableRight", "RecurrenceInfo", "PersonEntity", "TimeZoneData",
  ]

  package init() {}
}

extension DocumentationProfile {
  /// A base type the samples do not show.
  package struct BaseType: Codable, Equatable, Sendable {
    /// Its name; one of `types`.
    package var name: String
    /// The base type and everything its fields need.
    package var types: [TypeDefinition]

    package init(name: String, types: [TypeDefinition]) {
      self.name = name
      self.types = types
    }

    /// The names of its own fields; none when `types` lacks the type.
    var fieldNames: [String] {
      let definition = types.first { $0.name == name }
      guard case .complex(let complex)? = definition?.shape else { return [] }
      return complex.fields.map(\.name)
    }
  }
}

extension DocumentationProfile {
  /// Keys that are absent keep the documentation's own values.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value: Decodable>(
      _ path: WritableKeyPath<DocumentationProfile, Value>, _ key: CodingKeys
    ) throws {
      if let value = try values.decodeIfPresent(Value.self, forKey: key) {
        self[keyPath: path] = value
      }
    }
    self.init()
    try read(\.namespace, .namespace)
    try read(\.soapAction, .soapAction)
    try read(\.soapPath, .soapPath)
    try read(\.soapEnvelopeVersion, .soapEnvelopeVersion)
    try read(\.requestHeaderParts, .requestHeaderParts)
    try read(\.credentialsHeaderPart, .credentialsHeaderPart)
    try read(\.responseHeaderParts, .responseHeaderParts)
    try read(\.restAgentUID, .restAgentUID)
    try read(\.restAgentPath, .restAgentPath)
    try read(\.restEntityUIDPrefix, .restEntityUIDPrefix)
    try read(\.restEntityUIDSuffix, .restEntityUIDSuffix)
    try read(\.restEntityPath, .restEntityPath)
    try read(\.restRuntimeParameters, .restRuntimeParameters)
    try read(\.restSecurityHeaders, .restSecurityHeaders)
    try read(\.base, .base)
    try read(\.misleadingTypeLabels, .misleadingTypeLabels)
  }

  func namespace(version: String) -> String {
    Self.fill(namespace, ["version": version])
  }

  /// The Services version a namespace is that of; nil for a namespace of another pattern.
  func version(ofNamespace namespace: String) -> String? {
    let parts = self.namespace.split(separator: "{version}", omittingEmptySubsequences: false)
    guard parts.count == 2, let prefix = parts.first, let suffix = parts.last,
      namespace.hasPrefix(prefix), namespace.hasSuffix(suffix),
      namespace.utf8.count > prefix.utf8.count + suffix.utf8.count
    else { return nil }
    let version = namespace.dropFirst(prefix.count).dropLast(suffix.count)
    return version.contains("/") ? nil : String(version)
  }

  func soapAction(_ id: SOAPOperationID, namespace: String) -> String {
    Self.fill(
      soapAction,
      [
        "version": id.version, "agent": id.agent, "operation": id.operation,
        "namespace": namespace,
      ])
  }

  func soapPath(_ id: SOAPOperationID) -> String {
    Self.fill(soapPath, ["version": id.version, "agent": id.agent, "operation": id.operation])
  }

  func restAgentUID(agent: String, operation: String) -> String {
    Self.fill(restAgentUID, ["agent": agent, "operation": operation])
  }

  /// Unknown placeholders stay as they are.
  private static func fill(_ pattern: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = pattern[...]
    // Braces are bytes of their own in UTF-8; every operation has its patterns filled.
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      let key = String(rest[rest.utf8.index(after: open)..<close])
      let end = rest.utf8.index(after: close)
      result += rest[..<open]
      result += values[key] ?? String(rest[open..<end])
      rest = rest[end...]
    }
    return result + rest
  }
}
