import ServiceModel

/// A small model with a construct of every kind.
enum SampleModel {
  static let model = ServiceModel(versions: [
    ServicesVersion(
      name: "Services88", namespace: "urn:library", services: [agent, order, long, entity],
      types: types + orderTypes)
  ])

  static let corrections = [
    AppliedCorrection(.type("Order"), reason: "The service sends more.")
  ]

  private static let documentation = Documentation(
    summary: "Finds a book.", remarks: ["By its number."], returns: "The book.")

  private static let agent = Service(
    name: "Library", kind: .agent, documentation: documentation,
    soap: SOAPEndpoint(
      path: "Remote/Services88/Library.svc", envelopeVersion: "1.1",
      addresses: ["https://library.example.org/Remote/Services88/Library.svc"]),
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
        rest: rest("FindBook", body: .wrapper, parameters: ["Isbn", "Prices"].map { property($0) })),
      ServiceOperation(
        name: "Close",
        soap: SOAPBinding(
          page: "soap/Close.md", action: "urn:library/Close", inputElement: "Close",
          outputElement: "CloseResponse", requestHeaders: [HeaderPart(name: "TimeZone")],
          responseHeaders: [HeaderPart(name: "TimeZone")])),
    ])

  /// A service with everything that WSDLs of other services have.
  private static let order = Service(
    name: "Order", kind: .agent,
    soap: SOAPEndpoint(path: "Order.svc", envelopeVersion: "1.2"),
    operations: [
      ServiceOperation(
        name: "PlaceOrder",
        parameters: [
          Parameter(name: "Order", type: .named("Order")),
          Parameter(name: "Payment", type: .named("Payment"), xml: XMLForm(.choice)),
        ],
        results: [
          Parameter(name: "Page", type: .named("Page")),
          Parameter(name: "Row", type: .named("Row")),
          Parameter(name: "Payment", type: .named("Payment"), xml: XMLForm(.choice)),
        ],
        soap: SOAPBinding(
          page: "", action: "urn:order/PlaceOrder", inputElement: "PlaceOrder",
          inputNamespace: "urn:in", outputElement: "PlaceOrderResponse",
          outputNamespace: "urn:out",
          requestHeaders: [HeaderPart(name: "Session", namespace: "urn:s", type: .named("Order"))],
          responseHeaders: [],
          faults: [FaultPart(element: "SoldOut", namespace: "urn:s", type: .named("SoldOut"))]))
    ])

  /// A service whose files are split.
  private static let long = Service(
    name: "Long", kind: .agent,
    operations: (1...200).map { number in
      ServiceOperation(
        name: "Call\(number)", rest: rest("Call\(number)", body: .none, parameters: []))
    })

  private static let entity = Service(
    name: "Shelf", kind: .entity,
    operations: [
      ServiceOperation(
        name: "GetAll", parameters: [Parameter(name: "top", type: .scalar(.int))],
        results: [Parameter(name: "Response", type: .array(.named("Book")))],
        rest: rest(
          "GetAll", body: .none,
          parameters: [
            RESTCarrier(name: "top", location: .query, parameter: "top", list: .commas),
            RESTCarrier(name: "$select", location: .query, parameter: nil, type: .string),
          ]))
    ])

  private static func property(_ name: String) -> RESTCarrier {
    RESTCarrier(name: name, location: .property, parameter: name)
  }

  private static func rest(
    _ name: String, body: RESTBinding.Body, parameters: [RESTCarrier]
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
            Field(name: "EarlierPrices", type: .array(.named("Prices"))),
            Field(name: "Taxes", type: .array(.named("Taxes"))),
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
      name: "Taxes", foreignNamespace: "urn:notes",
      shape: .dictionary(DictionaryType(itemElement: "Tax", key: .string, value: .scalar(.double)))),
    TypeDefinition(
      name: "Rights",
      shape: .enumeration(EnumerationType(isFlags: true, members: [.init(name: "Read")]))),
  ]

  private static var limits: Facets {
    var facets = Facets()
    facets.maxLength = 10
    return facets
  }

  private static var digits: Facets {
    var facets = Facets()
    facets.patterns = ["[0-9]+"]
    facets.simpleType = "Digits"
    facets.minItems = 1
    return facets
  }

  private static let orderTypes = [
    TypeDefinition(
      name: "Cell",
      shape: .complex(ComplexType(fields: [Field(name: "DisplayValue", type: .string)]))),
    TypeDefinition(
      name: "Cells",
      shape: .dictionary(
        DictionaryType(itemElement: "Pair", key: .string, value: .named("Cell")))),
    TypeDefinition(
      name: "Novel", shape: .complex(ComplexType(base: "Book", fields: []))),
    TypeDefinition(
      name: "Order", foreignNamespace: "urn:order",
      shape: .complex(
        ComplexType(fields: [
          Field(name: "Id", type: .string, xml: XMLForm(.attribute, isRequired: true)),
          Field(name: "Payment", type: .named("Payment"), xml: XMLForm(.choice)),
          Field(
            name: "Lines", type: .array(.string),
            xml: XMLForm(item: XMLForm.Item(name: "Line"), facets: limits)),
          Field(name: "otherElements", type: .array(.scalar(.anyType)), xml: XMLForm(.anyElements)),
          Field(
            name: "otherAttributes", type: .array(.scalar(.anyType)), xml: XMLForm(.anyAttributes)),
        ]))),
    TypeDefinition(
      name: "Page",
      shape: .complex(
        ComplexType(fields: [
          Field(name: "odata.nextLink", type: .string),
          Field(name: "value", type: .array(.scalar(.anyType))),
        ]))),
    TypeDefinition(
      name: "Payment",
      shape: .choice(
        ChoiceType(cases: [
          Field(
            name: "Card", type: .string, xml: XMLForm(facets: digits), documentation: "The number.")
        ]))),
    TypeDefinition(
      name: "Row",
      shape: .complex(ComplexType(fields: [Field(name: "Columns", type: .named("Cells"))]))),
    TypeDefinition(
      name: "SoldOut",
      shape: .complex(ComplexType(fields: [Field(name: "Until", type: .scalar(.dateTime))]))),
  ]
}
