import ServiceModel

/// The facts about this documentation that its pages do not state.
///
/// It is a value in one place, and the configuration can override each key. So readers know no
/// service by name. Patterns may contain `{version}`, `{agent}`, `{operation}` and `{namespace}`.
package struct DocumentationProfile: Decodable, Equatable, Sendable {
  /// The target namespace of a Services version.
  package var namespace = "http://www.superoffice.net/ws/crm/NetServer/{version}"
  package var soapAction = "{namespace}/{agent}/{operation}"
  /// Relative to the installation's base URL.
  package var soapPath = "Remote/{version}/{agent}.svc"
  /// As the WSDL of the service says. The samples show 1.2 and mean 1.1.
  package var soapEnvelopeVersion = "1.1"
  /// The header parts of a request whose sample shows credentials. A request without credentials
  /// has only those that the sample shows.
  package var requestHeaderParts = ["ApplicationToken", "Credentials", "TimeZone"]
  /// The part of a sample that shows that the request has credentials.
  package var credentialsHeaderPart = "Credentials"
  package var responseHeaderParts = ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]
  /// The pattern of the uid of an agent's REST operation (`v1<Agent>Agent_<Operation>`).
  package var restAgentUID = "v1{agent}Agent_{operation}"
  /// The beginning of the path of an agent's REST operation, before the agent and the operation.
  package var restAgentPath = "/api/v1/Agents/"
  /// The text before the name of an entity in the uid of its REST operations
  /// (`v1<Entity>Entity_<Operation>`).
  package var restEntityUIDPrefix = "v1"
  /// The text that may follow the name and is not a part of it.
  package var restEntityUIDSuffix = "Entity"
  /// The beginning of the path of an entity's REST operation.
  package var restEntityPath = "/api/v1/"
  /// Query parameters that are the same for every operation and are not parameters of the
  /// operation. They say what the response looks like, and the runtime sets them.
  package var restRuntimeParameters = ["$select", "$format"]
  /// The headers with which a caller of the REST API identifies itself.
  package var restSecurityHeaders = ["Authorization", "X-XSRF-TOKEN"]
  /// The type that most others extend, with all types that it needs. SOAP samples never show its
  /// fields. A table of a REST response that ends with them says that the type extends it.
  package var base = BaseType.carrier
  /// Type names that REST pages of some revisions print in place of types they do not know. They
  /// are listed here because a few pages alone do not show this.
  package var misleadingTypeLabels = [
    "TableRight", "RecurrenceInfo", "PersonEntity", "TimeZoneData",
  ]

  package init() {}
}

extension DocumentationProfile {
  /// A base type that the samples do not show.
  package struct BaseType: Decodable, Equatable, Sendable {
    /// Its name; one of `types`.
    package var name: String
    /// The base type and everything its fields need.
    package var types: [TypeDefinition]

    /// The base type or a type that it needs.
    subscript(name: String) -> TypeDefinition? { types.first { $0.name == name } }

    /// Its own fields; empty if `types` does not have the type.
    var fields: [Field] { self[name]?.complex?.fields ?? [] }

    var fieldNames: [String] { fields.map(\.name) }

    /// The parts of another type without those of the base type. Tables and definitions end with
    /// those, except for links.
    func split<Part>(_ parts: [Part], by name: (Part) -> String) -> (own: [Part], hasBase: Bool) {
      let (names, base) = (parts.map(name), fieldNames)
      guard !base.isEmpty, names.count >= base.count,
        let start = (0...names.count - base.count).last(where: { names[$0...].starts(with: base) })
      else { return (parts, false) }
      return (Array(parts[..<start] + parts[(start + base.count)...]), true)
    }
  }
}

extension DocumentationProfile {
  func namespace(version: String) -> String { Self.fill(namespace, ["version": version]) }

  /// The Services version to which a namespace belongs; nil for a namespace of another pattern.
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
      ["version": id.version, "agent": id.agent, "operation": id.operation, "namespace": namespace])
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
    // Braces are single bytes in UTF-8. The patterns are filled in for every operation.
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

extension DocumentationProfile.BaseType {
  /// The base type of this documentation's carriers, with the members that all known revisions
  /// share.
  package static let carrier = DocumentationProfile.BaseType(
    name: "Carrier",
    types: [
      complex(
        "Carrier",
        [
          ("TableRight", .named("TableRight")),
          ("FieldProperties", .named("FieldPropertyDictionary")),
        ]),
      complex("TableRight", [("Mask", .named("ETableRight")), ("Reason", .string)]),
      TypeDefinition(
        name: "FieldPropertyDictionary",
        shape: .dictionary(
          DictionaryType(
            itemElement: "FieldPropertyDictionaryKeyValuePair", key: .string,
            value: .named("FieldProperty")))),
      complex(
        "FieldProperty",
        [
          ("FieldRight", .named("FieldRight")), ("FieldType", .string),
          ("FieldLength", .scalar(.int)),
        ]),
      complex("FieldRight", [("Mask", .named("EFieldRight")), ("Reason", .string)]),
      flags(
        "ETableRight", ["Select", "Update", "Insert", "Delete", "Filtering", "RestrictedUpdate"]),
      flags(
        "EFieldRight",
        [
          "Read", "Write", "Unused1", "Unused2", "Unused3", "Unused4", "UIHintMandatory",
          "UIHintReadOnly", "UndefinedValue256",
        ]),
    ])

  private static func complex(
    _ name: String, _ fields: [(name: String, type: TypeReference)]
  ) -> TypeDefinition {
    TypeDefinition(
      name: name,
      shape: .complex(ComplexType(fields: fields.map { Field(name: $0.name, type: $0.type) })))
  }

  private static func flags(_ name: String, _ members: [String]) -> TypeDefinition {
    TypeDefinition(name: name, shape: .enumeration(EnumerationType(isFlags: true, names: members)))
  }
}
