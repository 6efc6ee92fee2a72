import ServiceModel

/// An invented service that uses everything that a model can express.
enum LibraryModel {
  static let model = ServiceModel(versions: [older, newer])

  private static let older = ServicesVersion(
    name: "Services7", namespace: "urn:library/Services7",
    services: [Service(name: "Library", kind: .agent, operations: [ServiceOperation(name: "Ping")])]
  )

  private static let newer = ServicesVersion(
    name: "Services8", namespace: "urn:library/Services8", services: [agent, resource],
    types: types)

  private static let agent = Service(
    name: "Library", kind: .agent, documentation: Documentation(summary: "Books."),
    soap: SOAPEndpoint(path: "Remote/Services8/Library.svc", envelopeVersion: "1.1"),
    operations: [find, lend, ping, report, send])

  private static let resource = Service(
    name: "Book", kind: .entity,
    operations: [
      ServiceOperation(
        name: "Get",
        parameters: [
          Parameter(name: "id", type: .scalar(.int)), Parameter(name: "language", type: .string),
        ],
        results: [Parameter(name: "Response", type: .named("Book"))],
        rest: RESTBinding(
          page: "rest/Book/Get.md", method: "GET", path: "/api/v1/Book/{id}", body: .none,
          parameters: [
            RESTCarrier(name: "id", location: .path, parameter: "id", isRequired: true),
            RESTCarrier(name: "language", location: .query, parameter: "language"),
          ],
          statuses: [200]))
    ])

  private static let find = ServiceOperation(
    name: "FindBooks", documentation: Documentation(summary: "Finds books."),
    parameters: [
      Parameter(name: "Title", type: .string, documentation: "A part of the title."),
      Parameter(name: "Limit", type: .scalar(.int)),
      Parameter(name: "Filter", type: .unknown),
    ],
    results: [Parameter(name: "Response", type: .array(.named("Book")))],
    soap: soap("FindBooks"),
    rest: RESTBinding(
      page: "agent/FindBooks.md", method: "POST", path: "/api/v1/Agents/Library/FindBooks",
      body: .wrapper,
      parameters: [
        RESTCarrier(name: "Title", location: .property, parameter: "Title"),
        RESTCarrier(name: "Limit", location: .property, parameter: "Limit"),
        RESTCarrier(name: "Filter", location: .property, parameter: "Filter"),
        RESTCarrier(name: "$select", location: .query, parameter: nil, type: .string),
      ],
      requestMediaTypes: ["application/json", "text/json"],
      responseMediaTypes: ["application/json", "text/json"],
      requestHeaders: ["Authorization", "Accept"], statuses: [200, 404]))

  private static let lend = ServiceOperation(
    name: "Lend",
    parameters: [
      Parameter(name: "Book", type: .named("Book")), Parameter(name: "Days", type: .scalar(.int)),
    ],
    results: [
      Parameter(name: "Due", type: .scalar(.dateTime)), Parameter(name: "Receipt", type: .string),
      Parameter(name: "Extra", type: .unknown),
    ],
    soap: soap("Lend"))

  private static let ping = ServiceOperation(name: "Ping", soap: soap("Ping"))

  private static let report = ServiceOperation(
    name: "Report", results: [Parameter(name: "Response", type: .named("Statistics"))],
    soap: soap("Report"))

  private static func soap(_ name: String) -> SOAPBinding {
    SOAPBinding(
      page: "soap/Services8/Library/\(name).md", action: "urn:library/Services8/Library/\(name)",
      inputElement: name, outputElement: "\(name)Response",
      requestHeaders: [HeaderPart(name: "Credentials"), HeaderPart(name: "TimeZone")],
      responseHeaders: [HeaderPart(name: "Succeeded"), HeaderPart(name: "TimeZone")])
  }

  private static let types = (libraryTypes + parcelTypes).sorted { $0.name < $1.name }

  private static let libraryTypes = [
    complex(
      "Author",
      [("Name", .string), ("Born", .scalar(.dateTime)), ("Books", .array(.named("Book")))]),
    complex(
      "Book",
      [
        ("Title", .string), ("Pages", .scalar(.int)), ("Author", .named("Author")),
        ("Genre", .named("Genre")), ("Shelf", .named("Shelf")), ("Notes", .unknown),
      ], base: "Carrier"),
    complex("Carrier", [("Right", .string)]),
    TypeDefinition(
      name: "Genre",
      shape: .enumeration(
        EnumerationType(
          isComplete: true,
          members: [
            EnumerationType.Member(name: "Unknown", value: 0),
            EnumerationType.Member(name: "Novel", value: 1),
            EnumerationType.Member(name: "Poem", value: 2),
          ]))),
    TypeDefinition(name: "Shelf", shape: .opaque),
    complex("Statistics", [("Counts", .named("StringCounts")), ("Mood", .named("Mood"))]),
    TypeDefinition(
      name: "Mood",
      shape: .enumeration(
        EnumerationType(members: [EnumerationType.Member(name: "Calm")]))),
    TypeDefinition(
      name: "StringCounts",
      shape: .dictionary(
        DictionaryType(itemElement: "Count", key: .string, value: .scalar(.int)))),
    complex("Unused", [("Name", .string), ("Size", .scalar(.int)), ("Weight", .scalar(.double))]),
  ]

  static func complex(
    _ name: String, _ fields: [(String, TypeReference)], base: String? = nil
  ) -> TypeDefinition {
    TypeDefinition(
      name: name,
      shape: .complex(
        ComplexType(base: base, fields: fields.map { Field(name: $0.0, type: $0.1) })))
  }
}
