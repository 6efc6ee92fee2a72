import ServiceModel

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
    TypeDefinition(
      name: name,
      shape: .enumeration(
        EnumerationType(
          isFlags: true, members: members.map { EnumerationType.Member(name: $0) })))
  }
}
