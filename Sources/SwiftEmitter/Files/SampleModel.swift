import ServiceModel

/// A small model with a construct of every kind.
enum SampleModel {
  static let model = ServiceModel(versions: [
    ServicesVersion(
      name: "Services88", namespace: "urn:library", services: [agent, entity], types: types)
  ])

  private static let documentation = Documentation(
    summary: "Finds a book.", remarks: ["By its number."], returns: "The book.")

  private static let agent = Service(
    name: "Library", kind: .agent, documentation: documentation,
    soap: SOAPEndpoint(path: "Remote/Services88/Library.svc", envelopeVersion: "1.1"),
    operations: [
      ServiceOperation(
        name: "FindBook", documentation: documentation,
        parameters: [
          Parameter(name: "Isbn", type: .string, documentation: "The number."),
          Parameter(name: "Prices", type: .named("Prices")),
        ],
        results: [Parameter(name: "Response", type: .named("Book"))],
        soap: SOAPBinding(
          page: "soap/FindBook.md", action: "urn:library/FindBook", inputElement: "FindBook",
          outputElement: "FindBookResponse", requestHeaders: [HeaderPart(name: "Credentials")],
          responseHeaders: [HeaderPart(name: "Succeeded")]),
        rest: rest("FindBook", .wrapper, ["Isbn", "Prices"].map { property($0) })),
      ServiceOperation(
        name: "Close",
        soap: SOAPBinding(
          page: "soap/Close.md", action: "urn:library/Close", inputElement: "Close",
          outputElement: "CloseResponse", requestHeaders: [], responseHeaders: [])),
    ])

  private static let entity = Service(
    name: "Shelf", kind: .entity,
    operations: [
      ServiceOperation(
        name: "GetAll", parameters: [Parameter(name: "top", type: .scalar(.int))],
        results: [Parameter(name: "Response", type: .array(.named("Book")))],
        rest: rest(
          "GetAll", .none,
          [
            RESTParameter(name: "top", location: .query, parameter: "top", list: .commas),
            RESTParameter(name: "$select", location: .query, parameter: nil, type: .string),
          ]))
    ])

  private static func property(_ name: String) -> RESTParameter {
    RESTParameter(name: name, location: .property, parameter: name)
  }

  private static func rest(
    _ name: String, _ body: RESTBinding.Body, _ parameters: [RESTParameter]
  ) -> RESTBinding {
    RESTBinding(
      page: "rest/\(name).md", method: "POST", path: "/api/\(name)", body: body,
      parameters: parameters, requestMediaTypes: ["application/json"],
      responseMediaTypes: ["application/json"], requestHeaders: ["Accept"], statuses: [200])
  }

  private static let types = [
    TypeDefinition(
      name: "Book", documentation: documentation,
      shape: .complex(
        ComplexType(
          base: "Item",
          fields: [
            Field(name: "Title", type: .string, documentation: "The title."),
            Field(name: "Genre", type: .named("Genre")),
            Field(name: "Prices", type: .named("Prices")),
            Field(name: "Rights", type: .named("Rights")),
            Field(name: "Cover", type: .named("Cover")),
            // A field of the base type makes the base type polymorphic.
            Field(name: "Related", type: .named("Item")),
            Field(name: "Note", type: .named("Note")),
            Field(name: "Series", type: .array(.named("Book")), onlyOver: .rest),
          ]))),
    TypeDefinition(name: "Cover", shape: .opaque),
    TypeDefinition(
      name: "Genre",
      shape: .enumeration(
        EnumerationType(isComplete: true, members: [.init(name: "Crime", value: 1)]))),
    TypeDefinition(
      name: "Item", shape: .complex(ComplexType(fields: [Field(name: "Id", type: .scalar(.int))]))),
    TypeDefinition(
      name: "Note", foreignNamespace: "urn:notes",
      shape: .complex(ComplexType(fields: [Field(name: "Text", type: .string)]))),
    TypeDefinition(
      name: "Prices",
      shape: .dictionary(
        DictionaryType(itemElement: "Pair", key: .string, value: .scalar(.double)))),
    TypeDefinition(
      name: "Rights",
      shape: .enumeration(EnumerationType(isFlags: true, members: [.init(name: "Read")]))),
  ]
}
